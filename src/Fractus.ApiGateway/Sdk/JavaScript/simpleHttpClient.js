// Sends requests that need no signature.
var apiGateway = apiGateway || {};
apiGateway.core = apiGateway.core || {};

apiGateway.core.simpleHttpClientFactory = {};
apiGateway.core.simpleHttpClientFactory.send = function (url, verb, headers, body) {
  var options = { method: verb, headers: headers };
  if (body !== undefined && body !== null && body !== '' && verb !== 'GET' && verb !== 'HEAD') { options.body = body; }
  return fetch(url, options).then(function (answer) {
    return answer.text().then(function (text) {
      var names = {};
      answer.headers.forEach(function (value, name) { names[name] = value; });
      var data = text;
      try { data = text === '' ? '' : JSON.parse(text); } catch (notJson) { data = text; }
      var response = { status: answer.status, statusText: answer.statusText, data: data, headers: names, config: { url: url, method: verb } };
      if (answer.status >= 200 && answer.status < 300) { return response; }
      var failure = new Error('Request failed with status code ' + answer.status);
      failure.response = response;
      failure.status = response.status;
      failure.data = response.data;
      throw failure;
    });
  });
};

apiGateway.core.simpleHttpClientFactory.newClient = function (config) {
  var utils = apiGateway.core.utils;
  var endpoint = utils.assertDefined(config.endpoint, 'endpoint');
  return {
    makeRequest: function (request) {
      var headers = utils.copy(request.headers);
      if (headers.Accept === undefined) { headers.Accept = config.defaultAcceptType; }
      if (headers['Content-Type'] === undefined && request.verb !== 'GET' && request.verb !== 'HEAD') {
        headers['Content-Type'] = config.defaultContentType;
      }
      var query = utils.queryString(request.queryParams);
      var body = typeof request.body === 'string' || request.body === undefined ? request.body : JSON.stringify(request.body);
      return apiGateway.core.simpleHttpClientFactory.send(endpoint + request.path + (query ? '?' + query : ''), request.verb, headers, body);
    }
  };
};
