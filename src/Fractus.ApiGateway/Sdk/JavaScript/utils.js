// What the client needs of its own: hashing, encoding and small tools. No other library is used.
var apiGateway = apiGateway || {};
apiGateway.core = apiGateway.core || {};

apiGateway.core.utils = (function () {
  'use strict';

  // SHA-256, FIPS 180-4. The browser's own is there in secure contexts only.
  var K = [], H = [];
  (function () {
    function fraction(x) { return ((x - Math.floor(x)) * 0x100000000) | 0; }
    function isPrime(n) { for (var f = 2; f * f <= n; f++) { if (n % f === 0) { return false; } } return true; }
    for (var n = 2; K.length < 64; n++) {
      if (isPrime(n)) {
        if (H.length < 8) { H.push(fraction(Math.pow(n, 1 / 2))); }
        K.push(fraction(Math.pow(n, 1 / 3)));
      }
    }
  })();

  function utf8(text) {
    var encoded = unescape(encodeURIComponent(text)), bytes = [];
    for (var i = 0; i < encoded.length; i++) { bytes.push(encoded.charCodeAt(i)); }
    return bytes;
  }

  function rotate(x, n) { return (x >>> n) | (x << (32 - n)); }

  function block(state, words) {
    for (var i = 16; i < 64; i++) {
      var s0 = rotate(words[i - 15], 7) ^ rotate(words[i - 15], 18) ^ (words[i - 15] >>> 3);
      var s1 = rotate(words[i - 2], 17) ^ rotate(words[i - 2], 19) ^ (words[i - 2] >>> 10);
      words[i] = (words[i - 16] + s0 + words[i - 7] + s1) | 0;
    }
    var v = state.slice();
    for (var t = 0; t < 64; t++) {
      var e = v[4], a = v[0];
      var t1 = (v[7] + (rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)) + ((e & v[5]) ^ (~e & v[6])) + K[t] + words[t]) | 0;
      var t2 = ((rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) + ((a & v[1]) ^ (a & v[2]) ^ (v[1] & v[2]))) | 0;
      v = [(t1 + t2) | 0, a, v[1], v[2], (v[3] + t1) | 0, e, v[5], v[6]];
    }
    return state.map(function (x, j) { return (x + v[j]) | 0; });
  }

  function sha256(message) {
    var bytes = (typeof message === 'string' ? utf8(message) : message).slice(), bits = bytes.length * 8;
    bytes.push(0x80);
    while (bytes.length % 64 !== 56) { bytes.push(0); }
    for (var shift = 7; shift >= 0; shift--) { bytes.push(Math.floor(bits / Math.pow(2, shift * 8)) & 0xff); }
    var state = H.slice();
    for (var at = 0; at < bytes.length; at += 64) {
      var words = [];
      for (var w = 0; w < 16; w++) {
        var o = at + w * 4;
        words.push((bytes[o] << 24) | (bytes[o + 1] << 16) | (bytes[o + 2] << 8) | bytes[o + 3]);
      }
      state = block(state, words);
    }
    var digest = [];
    state.forEach(function (x) { digest.push((x >>> 24) & 0xff, (x >>> 16) & 0xff, (x >>> 8) & 0xff, x & 0xff); });
    return digest;
  }

  function hmac(key, message) {
    var k = typeof key === 'string' ? utf8(key) : key.slice();
    if (k.length > 64) { k = sha256(k); }
    while (k.length < 64) { k.push(0); }
    var inner = k.map(function (b) { return b ^ 0x36; }).concat(utf8(message));
    return sha256(k.map(function (b) { return b ^ 0x5c; }).concat(sha256(inner)));
  }

  function hex(bytes) {
    return bytes.map(function (b) { return (b < 16 ? '0' : '') + b.toString(16); }).join('');
  }

  function encode(text) {
    return encodeURIComponent(text).replace(/[!'()*]/g, function (c) { return '%' + c.charCodeAt(0).toString(16).toUpperCase(); });
  }

  return {
    sha256: sha256,
    hmac: hmac,
    hex: hex,
    encode: encode,
    copy: function (object) {
      var copied = {};
      Object.keys(object || {}).forEach(function (name) { copied[name] = object[name]; });
      return copied;
    },
    assertDefined: function (object, name) {
      if (object === undefined) { throw new Error(name + ' must be defined'); }
      return object;
    },
    assertParametersDefined: function (params, keys) {
      keys.forEach(function (key) {
        if (params === undefined || params === null || params[key] === undefined) { throw new Error(key + ' must be defined'); }
      });
    },
    parseParametersToObject: function (params, keys) {
      var object = {};
      keys.forEach(function (key) { if (params && params[key] !== undefined) { object[key] = params[key]; } });
      return object;
    },
    mergeInto: function (base, additional) {
      var merged = {};
      [base, additional].forEach(function (object) {
        Object.keys(object || {}).forEach(function (name) { merged[name] = object[name]; });
      });
      return merged;
    },
    queryString: function (params) {
      return Object.keys(params || {}).sort().map(function (name) {
        var values = Array.isArray(params[name]) ? params[name].slice().sort() : [params[name]];
        return values.map(function (value) { return encode(name) + '=' + encode(String(value)); }).join('&');
      }).join('&');
    }
  };
})();
