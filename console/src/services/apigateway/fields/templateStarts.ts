/** What a mapping template may begin with, in the Velocity language. */
export const templateStarts = [
  { id: "body", label: "Body as it is", text: "$input.json('$')\n" },
  {
    id: "parameters", label: "Body, path, query and headers",
    text: `{
  "body": $input.json('$'),
  "method": "$context.httpMethod",
  "path": {
#foreach($name in $input.params().path.keySet())
    "$name": "$util.escapeJavaScript($input.params().path.get($name))"#if($foreach.hasNext),#end

#end
  },
  "query": {
#foreach($name in $input.params().querystring.keySet())
    "$name": "$util.escapeJavaScript($input.params().querystring.get($name))"#if($foreach.hasNext),#end

#end
  },
  "headers": {
#foreach($name in $input.params().header.keySet())
    "$name": "$util.escapeJavaScript($input.params().header.get($name))"#if($foreach.hasNext),#end

#end
  }
}
`,
  },
  { id: "error", label: "A message of an error", text: '{"message": $input.json(\'$.errorMessage\')}\n' },
  { id: "status", label: "A mock's status", text: '{"statusCode": 200}\n' },
] as const;
