const document = (...statements: object[]) => JSON.stringify({ Version: "2012-10-17", Statement: statements }, null, 2);

const everyone = { Effect: "Allow", Principal: "*", Action: "execute-api:Invoke", Resource: "execute-api:/*" };

/** What a resource policy may begin with. */
export const policyExamples: readonly { id: string; text: string; policy(account: string): string }[] = [
  {
    id: "account", text: "AWS account allowlist",
    policy: (account) => document({ ...everyone, Principal: { AWS: [`arn:aws:iam::${account}:root`] }, Resource: "execute-api:/*/*/*" }),
  },
  {
    id: "addresses", text: "IP range denylist",
    policy: () => document({ ...everyone, Effect: "Deny", Condition: { IpAddress: { "aws:SourceIp": ["192.0.2.0/24"] } } }, everyone),
  },
  {
    id: "only", text: "IP range allowlist",
    policy: () => document(everyone, { ...everyone, Effect: "Deny", Condition: { NotIpAddress: { "aws:SourceIp": ["192.0.2.0/24"] } } }),
  },
];
