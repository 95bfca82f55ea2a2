// Shows the OpenAPI document that lies beside this page, with a form for each operation. Everything is set as text, never as markup.
(function () {
  'use strict';
  var VERBS = ['get', 'post', 'put', 'patch', 'delete', 'head', 'options', 'x-amazon-apigateway-any-method'];
  var api;

  function element(name, attributes, children) {
    var made = document.createElement(name);
    Object.keys(attributes || {}).forEach(function (key) {
      if (key === 'text') { made.textContent = attributes.text; } else { made.setAttribute(key, attributes[key]); }
    });
    (children || []).forEach(function (child) { made.appendChild(child); });
    return made;
  }

  function resolve(schema, depth) {
    if (!schema || !schema.$ref) { return schema || {}; }
    var name = schema.$ref.split('/').pop();
    return depth > 8 ? {} : resolve(((api.components || {}).schemas || {})[name], depth + 1);
  }

  // A value of the shape of a schema, to begin with.
  function sample(schema, depth) {
    schema = resolve(schema, 0);
    if (depth > 6) { return null; }
    if (schema.default !== undefined) { return schema.default; }
    if (Array.isArray(schema.enum)) { return schema.enum[0]; }
    if (schema.type === 'object' || schema.properties) {
      var made = {};
      Object.keys(schema.properties || {}).forEach(function (name) { made[name] = sample(schema.properties[name], depth + 1); });
      return made;
    }
    if (schema.type === 'array') { return [sample(schema.items, depth + 1)]; }
    return { integer: 0, number: 0, boolean: false, string: '' }[schema.type] === undefined ? null : { integer: 0, number: 0, boolean: false, string: '' }[schema.type];
  }

  function send(operation, path, verb, inputs, body, output) {
    var url = path, query = new URLSearchParams(), headers = new Headers();
    inputs.forEach(function (input) {
      var value = input.field.value;
      if (input.place === 'path') {
        var isGreedy = url.indexOf('{' + input.name + '+}') >= 0;
        var encoded = isGreedy ? value.split('/').map(encodeURIComponent).join('/') : encodeURIComponent(value);
        url = url.replace('{' + input.name + '+}', encoded).replace('{' + input.name + '}', encoded);
      } else if (value !== '') {
        if (input.place === 'query') { query.append(input.name, value); } else { headers.append(input.name, value); }
      }
    });
    var key = document.getElementById('api-key').value, authorization = document.getElementById('authorization').value;
    if (key) { headers.set('x-api-key', key); }
    if (authorization) { headers.set('Authorization', authorization); }
    var options = { method: verb, headers: headers, credentials: 'omit', redirect: 'manual' };
    if (body && body.value !== '' && verb !== 'GET' && verb !== 'HEAD') {
      headers.set('Content-Type', body.getAttribute('data-type'));
      options.body = body.value;
    }
    var search = query.toString(), started = performance.now();
    output.textContent = '…';
    fetch(api.servers[0].url + url + (search ? '?' + search : ''), options).then(function (answer) {
      return answer.text().then(function (text) {
        var lines = ['HTTP ' + answer.status + ' in ' + Math.round(performance.now() - started) + ' ms'];
        answer.headers.forEach(function (value, name) { lines.push(name + ': ' + value); });
        try { text = JSON.stringify(JSON.parse(text), null, 2); } catch (notJson) { /* as it is */ }
        output.className = answer.ok ? '' : 'failed';
        output.textContent = lines.join('\n') + '\n\n' + text;
      });
    }).catch(function (failure) {
      output.className = 'failed';
      output.textContent = String(failure);
    });
  }

  function parameterNames(path, operation) {
    var declared = operation.parameters || [];
    var inPath = (path.match(/\{[^}]+\}/g) || []).map(function (part) { return part.slice(1, -1).replace(/\+$/, ''); });
    var missing = inPath.filter(function (name) { return !declared.some(function (p) { return p.in === 'path' && p.name === name; }); });
    return missing.map(function (name) { return { name: name, in: 'path', required: true }; }).concat(declared);
  }

  function show(path, name, operation) {
    var isAny = name.indexOf('x-') === 0;
    var inputs = [], body = null, rows = [];
    parameterNames(path, operation).forEach(function (parameter) {
      var field = element('input', { 'aria-label': parameter.name, spellcheck: 'false' });
      inputs.push({ name: parameter.name, place: parameter.in, field: field });
      rows.push(element('tr', {}, [
        element('td', { text: parameter.name + (parameter.required ? ' *' : '') }), element('td', { text: parameter.in }),
        element('td', { text: parameter.description || '' }), element('td', {}, [field])
      ]));
    });
    var verbs = element('select', { 'aria-label': 'method' }, (isAny ? VERBS.slice(0, 7) : [name]).map(function (verb) { return element('option', { text: verb.toUpperCase() }); }));
    var content = operation.requestBody && operation.requestBody.content || {};
    var type = Object.keys(content)[0];
    var children = [element('summary', {}, [
      element('span', { class: 'verb', text: isAny ? 'ANY' : name.toUpperCase() }), element('code', { text: path }),
      element('span', { text: operation.summary ? ' – ' + operation.summary : '' })
    ])];
    if (operation.description) { children.push(element('p', { text: operation.description })); }
    if (rows.length) {
      children.push(element('table', {}, [element('thead', {}, [element('tr', {}, ['Parameter', 'In', 'Description', 'Value'].map(function (t) { return element('th', { text: t }); }))]), element('tbody', {}, rows)]));
    }
    if (type || isAny || ['post', 'put', 'patch'].indexOf(name) >= 0) {
      body = element('textarea', { 'aria-label': 'body', spellcheck: 'false', 'data-type': type || 'application/json' });
      if (type) { body.value = JSON.stringify(sample(content[type].schema, 0), null, 2); }
      children.push(element('p', { text: 'Body (' + (type || 'application/json') + ')' }), body);
    }
    var output = element('pre', {}), button = element('button', { type: 'button', text: 'Send' });
    button.addEventListener('click', function () { send(operation, path, verbs.value, inputs, body, output); });
    children.push(element('p', {}, isAny ? [verbs, button] : [button]), output);
    var responses = Object.keys(operation.responses || {});
    if (responses.length) {
      children.push(element('p', { text: 'Answers: ' + responses.map(function (status) { return status + ' ' + (operation.responses[status].description || ''); }).join(', ') }));
    }
    return element('details', { id: name + ' ' + path }, children);
  }

  fetch('openapi.json').then(function (answer) { return answer.json(); }).then(function (document_) {
    api = document_;
    document.title = api.info.title;
    document.getElementById('title').textContent = api.info.title + ' ' + api.info.version;
    document.getElementById('description').textContent = api.info.description || '';
    document.getElementById('server').textContent = new URL(api.servers[0].url, location.href).href;
    var list = document.getElementById('operations');
    list.textContent = '';
    Object.keys(api.paths).sort().forEach(function (path) {
      VERBS.forEach(function (verb) { if (api.paths[path][verb]) { list.appendChild(show(path, verb, api.paths[path][verb])); } });
    });
  }).catch(function (failure) {
    document.getElementById('operations').textContent = 'The definition could not be loaded: ' + failure;
  });
})();
