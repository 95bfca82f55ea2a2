import Box from "@cloudscape-design/components/box";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import Tabs from "@cloudscape-design/components/tabs";
import { useSession } from "../session/Session";
import { CopyBlock } from "../shared/CopyBlock";

/** The lines that point people's own tools at this cloud. */
export function Connect() {
  const { region, credentials } = useSession();
  const endpoint = location.origin;
  // The secret is not shown: whoever has it knows it, and whoever looks over a shoulder should not.
  const isTest = credentials.secretAccessKey === "test";
  const secret = isTest ? "test" : "<your secret access key>";
  const keyId = credentials.accessKeyId;
  const session = credentials.sessionToken ? "\nexport AWS_SESSION_TOKEN='<your session token>'" : "";
  const token = credentials.sessionToken ? `, sessionToken: "<your session token>"` : "";
  const tokenPython = credentials.sessionToken ? `, aws_session_token="<your session token>"` : "";

  const shell = `export AWS_ENDPOINT_URL=${endpoint}
export AWS_ACCESS_KEY_ID=${keyId} AWS_SECRET_ACCESS_KEY=${isTest ? secret : `'${secret}'`}${session}
export AWS_REGION=${region} AWS_DEFAULT_REGION=${region}
aws dynamodb list-tables`;
  const javascript = `import { DynamoDBClient, ListTablesCommand } from "@aws-sdk/client-dynamodb";

const client = new DynamoDBClient({
  endpoint: "${endpoint}",
  region: "${region}",
  credentials: { accessKeyId: "${keyId}", secretAccessKey: "${secret}"${token} },
});
console.log(await client.send(new ListTablesCommand({})));`;
  const python = `import boto3

client = boto3.client("dynamodb", endpoint_url="${endpoint}", region_name="${region}",
                      aws_access_key_id="${keyId}", aws_secret_access_key="${secret}"${tokenPython})
print(client.list_tables())`;

  const tab = (id: string, label: string, text: string) => ({ id, label, content: <CopyBlock text={text} label={`${label} lines`} /> });
  return (
    <Container header={<Header variant="h2">Connect your tools</Header>} fitHeight>
      <Box color="text-body-secondary">Every AWS SDK, the AWS CLI and deployment tools work with this cloud as they are.</Box>
      <Tabs
        ariaLabel="Tools"
        tabs={[tab("cli", "AWS CLI", shell), tab("javascript", "JavaScript", javascript), tab("python", "Python", python)]}
      />
    </Container>
  );
}
