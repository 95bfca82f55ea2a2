// Chooses between signed and plain requests, and adds the API key.
var apiGateway = apiGateway || {};
apiGateway.core = apiGateway.core || {};

apiGateway.core.apiGatewayClientFactory = {};
apiGateway.core.apiGatewayClientFactory.newClient = function (simpleConfig, sigV4Config) {
  var simple = apiGateway.core.simpleHttpClientFactory.newClient(simpleConfig);
  var signing = apiGateway.core.sigV4ClientFactory.newClient(sigV4Config);
  return {
    makeRequest: function (request, authType, additionalParams, apiKey) {
      var utils = apiGateway.core.utils;
      var full = utils.copy(request);
      full.headers = utils.mergeInto(request.headers, (additionalParams || {}).headers);
      full.queryParams = utils.mergeInto(request.queryParams, (additionalParams || {}).queryParams);
      if (apiKey !== undefined && apiKey !== '' && apiKey !== null) { full.headers['x-api-key'] = apiKey; }
      if (authType === 'NONE' || !signing.makeRequest) { return simple.makeRequest(full); }
      return signing.makeRequest(full);
    }
  };
};
