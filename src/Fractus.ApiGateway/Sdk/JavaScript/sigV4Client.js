// Sends requests signed with Signature Version 4.
var apiGateway = apiGateway || {};
apiGateway.core = apiGateway.core || {};

apiGateway.core.sigV4ClientFactory = {};
apiGateway.core.sigV4ClientFactory.newClient = function (config) {
  'use strict';
  var utils = apiGateway.core.utils;
  var ALGORITHM = 'AWS4-HMAC-SHA256';
  if (config.accessKey === undefined || config.secretKey === undefined) { return {}; }
  var endpoint = utils.assertDefined(config.endpoint, 'endpoint');
  var region = utils.assertDefined(config.region, 'region');
  var service = utils.assertDefined(config.serviceName, 'serviceName');
  var parsed = /^https?:\/\/([^\/]+)(.*)$/.exec(endpoint);

  function timestamp() {
    return new Date().toISOString().replace(/\.\d{3}Z$/, 'Z').replace(/[:\-]/g, '');
  }

  function signingKey(date) {
    return ['' + region, service, 'aws4_request'].reduce(function (key, part) { return utils.hmac(key, part); }, utils.hmac('AWS4' + config.secretKey, date));
  }

  // The path is encoded once more, as for every service but S3.
  function canonicalPath(path) {
    return path.split('/').map(utils.encode).join('/') || '/';
  }

  return {
    makeRequest: function (request) {
      var headers = utils.copy(request.headers);
      var body = typeof request.body === 'string' || request.body === undefined ? request.body : JSON.stringify(request.body);
      if (request.verb === 'GET' || request.verb === 'HEAD' || body === undefined || body === null) { body = ''; }
      if (headers['Content-Type'] === undefined && body !== '') { headers['Content-Type'] = config.defaultContentType; }
      if (headers.Accept === undefined) { headers.Accept = config.defaultAcceptType; }
      headers['x-amz-date'] = timestamp();
      if (config.sessionToken) { headers['x-amz-security-token'] = config.sessionToken; }

      var signed = { host: parsed[1] };
      Object.keys(headers).forEach(function (name) { signed[name.toLowerCase()] = String(headers[name]).trim().replace(/ +/g, ' '); });
      var names = Object.keys(signed).sort();
      var path = parsed[2] + request.path;
      var query = utils.queryString(request.queryParams);
      var canonical = [
        request.verb, canonicalPath(path), query,
        names.map(function (name) { return name + ':' + signed[name] + '\n'; }).join(''),
        names.join(';'), utils.hex(utils.sha256(body))
      ].join('\n');
      var date = headers['x-amz-date'].substring(0, 8);
      var scope = [date, region, service, 'aws4_request'].join('/');
      var toSign = [ALGORITHM, headers['x-amz-date'], scope, utils.hex(utils.sha256(canonical))].join('\n');
      var signature = utils.hex(utils.hmac(signingKey(date), toSign));
      headers.Authorization = ALGORITHM + ' Credential=' + config.accessKey + '/' + scope + ', SignedHeaders=' + names.join(';') + ', Signature=' + signature;
      return apiGateway.core.simpleHttpClientFactory.send(endpoint + request.path + (query ? '?' + query : ''), request.verb, headers, body);
    }
  };
};
