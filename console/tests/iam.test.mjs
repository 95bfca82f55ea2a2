import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import {
  AttachUserPolicyCommand, CreateAccessKeyCommand, CreateGroupCommand, CreatePolicyCommand, CreateRoleCommand, CreateUserCommand, GetPolicyCommand, GetRoleCommand,
  GetUserCommand, IAMClient, ListAttachedRolePoliciesCommand, ListGroupsForUserCommand, ListRolePoliciesCommand, ListUsersCommand, PutRolePolicyCommand,
} from "@aws-sdk/client-iam";
import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import { assertAccessible, beginButton, button, choose, client, consoleTest, field, link, load, open, seeFlash, typeCode, url } from "./browser.mjs";

const iam = client(IAMClient);
const account = "000000000000";
const trust = (service) => JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow", Principal: { Service: service }, Action: "sts:AssumeRole" }] });
const document = (...statements) => JSON.stringify({ Version: "2012-10-17", Statement: statements }, null, 2);
const makeRole = (RoleName) => iam.send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument: trust("lambda.amazonaws.com") }));
const makeUser = (UserName) => iam.send(new CreateUserCommand({ UserName }));
const attachedTo = async (RoleName) => (await iam.send(new ListAttachedRolePoliciesCommand({ RoleName }))).AttachedPolicies.map((p) => p.PolicyName).sort();
const problems = (page) => page.getByRole("region", { name: "Problems of the policy" });
const select = (page, noun, name) => page.getByRole("checkbox", { name: new RegExp(`^Select ${noun} .*${name}$`) }).click();

async function confirmDelete(page, word, verb = "Delete") {
  const modal = page.getByRole("dialog");
  if (word) await modal.getByPlaceholder(word).fill(word);
  await modal.getByRole("button", { name: verb, exact: true }).click();
}

consoleTest("a role for Lambda is created, gets the policy that the lab needs by search, and is deleted by typing its name", async (page) => {
  await open(page, "/iam/roles");
  await link(page, "Create role").first().click();
  await page.getByRole("heading", { level: 1, name: "Select trusted entity" }).waitFor();
  await button(page, "Next").click();
  await page.getByRole("heading", { level: 1, name: "Add permissions" }).waitFor();
  // What was chosen in a step is still chosen when a person comes back to it.
  const findPolicies = () => page.getByPlaceholder("Find policies").fill("ReadOnlyAccess");
  await findPolicies();
  await select(page, "policy", "/ReadOnlyAccess");
  await button(page, "Next").click();
  await page.getByText("ReadOnlyAccess", { exact: true }).waitFor();
  await button(page, "Edit permissions").click();
  await findPolicies();
  const chosen = page.getByRole("checkbox", { name: /^Select policy .*\/ReadOnlyAccess$/ });
  await chosen.waitFor();
  assert.ok(await chosen.isChecked());
  await chosen.click();
  await button(page, "Next").click();
  await field(page, "Role name").fill("add-people-role");
  await field(page, "Description").fill("<img src=x onerror=alert(1)>");
  await page.getByText("As code").click();
  const code = page.getByRole("region", { name: "AWS CLI command" });
  assert.match(await code.innerText(), /aws iam create-role \\\n {2}--role-name add-people-role[^]*"Service": "lambda.amazonaws.com"[^]*service-role\/AWSLambdaBasicExecutionRole/);
  await assertAccessible(page);
  await button(page, "Create role").click();
  await seeFlash(page, "The role add-people-role was created.");
  await page.getByText("<img src=x onerror=alert(1)>").waitFor();
  assert.deepEqual(await attachedTo("add-people-role"), ["AWSLambdaBasicExecutionRole"]);
  await assertAccessible(page);

  await button(page, "Add permissions").click();
  await page.getByRole("menuitem", { name: "Attach policies" }).click();
  await page.getByRole("heading", { level: 1, name: /^Attach policies to/ }).waitFor();
  await page.getByPlaceholder("Find policies").fill("dynamodb");
  await page.keyboard.press("Enter");
  assert.equal(await page.getByText("Choose at least one policy.").count(), 0);
  await select(page, "policy", "/AmazonDynamoDBFullAccess");
  await assertAccessible(page);
  await button(page, "Add permissions").click();
  await seeFlash(page, "The policy was attached to the role add-people-role.");
  assert.deepEqual(await attachedTo("add-people-role"), ["AWSLambdaBasicExecutionRole", "AmazonDynamoDBFullAccess"]);

  await select(page, "policy", "/AmazonDynamoDBFullAccess");
  await button(page, "Remove").click();
  await confirmDelete(page, undefined, "Remove");
  await seeFlash(page, "Removed policy AmazonDynamoDBFullAccess.");
  assert.deepEqual(await attachedTo("add-people-role"), ["AWSLambdaBasicExecutionRole"]);

  await page.getByRole("tab", { name: "Trust relationships" }).click();
  await link(page, "Edit trust policy").click();
  await typeCode(page, "Trust policy", trust("apigateway.amazonaws.com"));
  await button(page, "Update policy").click();
  await page.getByRole("region", { name: "Trust policy" }).getByText("apigateway.amazonaws.com").waitFor();
  const { Role } = await iam.send(new GetRoleCommand({ RoleName: "add-people-role" }));
  assert.match(decodeURIComponent(Role.AssumeRolePolicyDocument), /apigateway/);

  await link(page, "Roles").first().click();
  await page.getByRole("row", { name: /add-people-role.*AWS Service: apigateway/ }).waitFor();
  await select(page, "role", "add-people-role");
  await button(page, "Delete").click();
  assert.ok(await page.getByRole("dialog").getByRole("button", { name: "Delete", exact: true }).isDisabled());
  await confirmDelete(page, "add-people-role");
  await seeFlash(page, "Deleted role add-people-role.");
  await assert.rejects(iam.send(new GetRoleCommand({ RoleName: "add-people-role" })), { name: "NoSuchEntityException" });
});

consoleTest("a role is created with a custom trust policy, a boundary, tags and another account's trust", async (page) => {
  await open(page, "/iam/roles/create");
  await page.getByRole("radio", { name: /AWS account/ }).check();
  await field(page, "Account ID").fill("111122223333");
  await field(page, "External ID").fill("our-word");
  await page.getByRole("radio", { name: /Custom trust policy/ }).check();
  await typeCode(page, "Custom trust policy", '{ "Version": "2012-10-17", "Statement": [{ "Effect": "allow", "Action": "sts:AssumeRole" }] }');
  await problems(page).getByText(/Effect must be Allow or Deny/).waitFor();
  await problems(page).getByText(/Ln 1, Col 42: A statement of a trust policy needs a Principal/).waitFor();
  await assertAccessible(page);
  await page.getByRole("radio", { name: /AWS account/ }).check();
  await button(page, "Next").click();
  await choose(page, /^Permissions boundary/, "ReadOnlyAccess");
  await button(page, "Next").click();
  await field(page, "Role name").fill("visitor");
  await button(page, "Add new tag").click();
  await field(page, "Key").fill("team");
  await field(page, "Value").fill("blue");
  await button(page, "Create role").click();
  await seeFlash(page, "The role visitor was created.");
  const { Role } = await iam.send(new GetRoleCommand({ RoleName: "visitor" }));
  const [statement] = JSON.parse(decodeURIComponent(Role.AssumeRolePolicyDocument)).Statement;
  assert.deepEqual(statement.Principal, { AWS: "arn:aws:iam::111122223333:root" });
  assert.deepEqual(statement.Condition, { StringEquals: { "sts:ExternalId": "our-word" } });
  assert.match(Role.PermissionsBoundary.PermissionsBoundaryArn, /ReadOnlyAccess$/);
  assert.deepEqual(Role.Tags, [{ Key: "team", Value: "blue" }]);
  await button(page, "Remove boundary").click();
  await confirmDelete(page, undefined, "Remove");
  await page.getByText("Not set.").waitFor();
});

consoleTest("a user is created with a group, and its access key's secret is shown once and downloaded", async (page) => {
  await iam.send(new CreateGroupCommand({ GroupName: "writers" }));
  await open(page, "/iam/users");
  await link(page, "Create user").first().click();
  await field(page, "User name").fill("ann");
  await page.getByRole("checkbox", { name: "Select user group writers" }).click();
  await assertAccessible(page);
  await button(page, "Create user").click();
  await seeFlash(page, "The user ann was created.");
  assert.deepEqual((await iam.send(new ListGroupsForUserCommand({ UserName: "ann" }))).Groups.map((g) => g.GroupName), ["writers"]);

  await beginButton(page, "access keys", "Create access key").click();
  await page.getByRole("dialog").getByRole("button", { name: "Create access key", exact: true }).click();
  await page.getByText("This is the only time").waitFor();
  await assertAccessible(page);
  const [download] = await Promise.all([page.waitForEvent("download"), button(page, "Download .csv file").click()]);
  assert.equal(download.suggestedFilename(), "ann_accessKeys.csv");
  const [header, values] = (await readFile(await download.path(), "utf8")).trim().split("\n");
  assert.equal(header, "Access key ID,Secret access key");
  const [accessKeyId, secretAccessKey] = values.split(",");
  assert.equal(await page.getByText(secretAccessKey).count(), 0);
  await button(page, "Show").click();
  await page.getByText(secretAccessKey).waitFor();
  await button(page, "Done").click();
  assert.equal(await page.getByText(secretAccessKey).count(), 0);
  const own = new STSClient({ endpoint: url, region: "us-east-1", credentials: { accessKeyId, secretAccessKey } });
  assert.match((await own.send(new GetCallerIdentityCommand({}))).Arn, /:user\/ann$/);

  await page.getByRole("radio", { name: `Select access key ${accessKeyId}` }).click();
  await button(page, "Deactivate").click();
  await seeFlash(page, `The access key ${accessKeyId} is inactive.`);
  await page.getByRole("tabpanel", { name: "Security credentials" }).getByRole("button", { name: "Delete", exact: true }).click();
  await confirmDelete(page, accessKeyId);
  await seeFlash(page, `Deleted access key ${accessKeyId}.`);
  await assert.rejects(own.send(new GetCallerIdentityCommand({})), { name: "InvalidClientTokenId" });

  await page.getByRole("tab", { name: "Tags" }).click();
  await button(page, "Manage tags").click();
  await button(page, "Add new tag").click();
  await field(page, "Key").fill("team");
  await button(page, "Save").click();
  await seeFlash(page, "Saved the tags.");
  assert.deepEqual((await iam.send(new GetUserCommand({ UserName: "ann" }))).User.Tags, [{ Key: "team", Value: "" }]);
  await button(page, "Delete").first().click();
  await confirmDelete(page, "ann");
  await seeFlash(page, "Deleted user ann.");
  assert.ok(!(await iam.send(new ListUsersCommand({}))).Users.some((u) => u.UserName === "ann"));
});

consoleTest("a group gives its users permissions, which their pages show", async (page) => {
  await makeUser("bob");
  await open(page, "/iam/groups");
  await link(page, "Create user group").first().click();
  await field(page, "User group name").fill("readers");
  await select(page, "user", "bob");
  await select(page, "policy", "/AmazonDynamoDBReadOnlyAccess");
  await assertAccessible(page);
  await button(page, "Create user group").click();
  await seeFlash(page, "The user group readers was created.");
  await link(page, "bob").click();
  await page.getByRole("row", { name: /AmazonDynamoDBReadOnlyAccess AWS managed Group readers/ }).waitFor();
  await page.getByRole("tab", { name: "Groups" }).click();
  await select(page, "user group", "readers");
  await assertAccessible(page);
  await button(page, "Remove").click();
  await confirmDelete(page, undefined, "Remove");
  await seeFlash(page, "Removed user group readers.");
  await button(page, "Add user to groups").first().click();
  await page.getByRole("dialog").getByRole("checkbox", { name: "Select user group readers" }).click();
  await button(page, "Add").click();
  await seeFlash(page, "The user bob was added to readers.");
  await link(page, "readers").click();
  await link(page, "bob").waitFor();
  await button(page, "Delete").click();
  await confirmDelete(page, "readers");
  await seeFlash(page, "Deleted user group readers.");
});

consoleTest(
  "a policy is written with its faults shown in place, gets versions, and is deleted with its attachments",
  async (page) => {
    await makeRole("holder");
    await open(page, "/iam/policies/create");
    await typeCode(page, "Policy document", '{\n  "Version": "2012-10-17",\n  "Statement": [{ "Effect": "Allow" "Action": "dynamodb:GetItem" }]\n}');
    await problems(page).getByText(/^Ln 3, Col 37: This is not valid JSON/).waitFor();
    await typeCode(page, "Policy document", '{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": ["getItem"], "Resource": "users" }] }');
    await problems(page).getByText(/An action is service:Action/).waitFor();
    await problems(page).getByText(/A resource is an ARN/).waitFor();
    await assertAccessible(page);
    await field(page, "Policy name").fill("read-users");
    await button(page, "Create policy").click();
    await page.getByText(/MalformedPolicyDocument/).first().waitFor();
    await typeCode(page, "Policy document", document({ Effect: "Allow", Action: "dynamodb:GetItem", Resource: "*" }));
    await problems(page).getByText("No problems found").waitFor();
    await button(page, "Create policy").click();
    await seeFlash(page, "The policy read-users was created.");
    await page.getByRole("region", { name: "Policy document" }).getByText("dynamodb:GetItem").waitFor();
    await assertAccessible(page);

    await link(page, "Edit").click();
    await typeCode(page, "Policy document", document({ Effect: "Allow", Action: "dynamodb:Scan", Resource: "*" }));
    await button(page, "Save changes").click();
    await page.getByRole("region", { name: "Policy document" }).getByText("dynamodb:Scan").waitFor();
    await page.getByRole("tab", { name: "Policy versions" }).click();
    await page.getByRole("radio", { name: "Select version v1" }).click();
    await button(page, "Set as default").click();
    await seeFlash(page, "The default version is v1.");
    const PolicyArn = `arn:aws:iam::${account}:policy/read-users`;
    assert.equal((await iam.send(new GetPolicyCommand({ PolicyArn }))).Policy.DefaultVersionId, "v1");
    await page.getByRole("tab", { name: "Entities attached" }).click();
    await button(page, "Attach").first().click();
    await page.getByRole("dialog").getByRole("checkbox", { name: /role\/holder$/ }).click();
    await button(page, "Attach policy").click();
    await seeFlash(page, "The policy was attached to holder.");
    assert.deepEqual(await attachedTo("holder"), ["read-users"]);

    await link(page, "Policies").first().click();
    await choose(page, /Filter by type/, "Customer managed");
    await page.getByRole("row", { name: /read-users Customer managed Permissions policy \(1\)/ }).waitFor();
    assert.equal(await page.getByRole("row", { name: /AWS managed/ }).count(), 0);
    await select(page, "policy", "/read-users");
    await assertAccessible(page);
    await button(page, "Delete").click();
    await confirmDelete(page, "read-users");
    await seeFlash(page, "Deleted policy read-users.");
    assert.deepEqual(await attachedTo("holder"), []);
  },
  { mayFail: /status of 400/ },
);

consoleTest("the simulator shows the statements that decide, and which context they miss", async (page) => {
  await makeRole("tried");
  const allow = { Effect: "Allow", Action: "dynamodb:*", Resource: "*" };
  const deny = { Effect: "Deny", Action: "dynamodb:DeleteTable", Resource: "*" };
  const fromHome = { Effect: "Allow", Action: "sqs:SendMessage", Resource: "*", Condition: { IpAddress: { "aws:SourceIp": "10.0.0.0/8" } } };
  await iam.send(new PutRolePolicyCommand({ RoleName: "tried", PolicyName: "mixed", PolicyDocument: document(allow, deny, fromHome) }));
  await open(page, "/iam/roles/by-name/tried");
  await link(page, "Simulate").click();
  await field(page, "Actions").fill("dynamodb:Scan\ndynamodb:DeleteTable\nsqs:SendMessage");
  await button(page, "Run simulation").click();
  await page.getByRole("row", { name: /dynamodb:Scan .*Allowed/ }).waitFor();
  await page.getByRole("row", { name: /dynamodb:DeleteTable .*Denied by a statement/ }).waitFor();
  await page.getByRole("row", { name: /sqs:SendMessage .*no statement allows it.* aws:SourceIp/ }).waitFor();
  await assertAccessible(page);
  await button(page, "1 statement about dynamodb:DeleteTable").click();
  assert.deepEqual(JSON.parse(await page.getByRole("region", { name: "Statement of mixed" }).innerText()), deny);
  await page.keyboard.press("Escape");
  await button(page, "Add context key").click();
  await field(page, "Key").fill("aws:SourceIp");
  await field(page, "Value").fill("10.1.2.3");
  await button(page, "Run simulation").click();
  await page.getByRole("row", { name: /sqs:SendMessage .*Allowed/ }).waitFor();
  await button(page, /^Policy to try/).click();
  await typeCode(page, "Policy to try", document({ Effect: "Deny", Action: "dynamodb:Scan", Resource: "*" }));
  await button(page, "Run simulation").click();
  await page.getByRole("row", { name: /dynamodb:Scan .*Denied by a statement/ }).waitFor();
});

consoleTest("the message of a denial leads to what is missing, and an inline policy mends it", async (page) => {
  await makeRole("worker");
  await open(page, "/iam/denied");
  const message = `AccessDeniedException: User: arn:aws:sts::${account}:assumed-role/worker/add-people is not authorized to perform: dynamodb:BatchWriteItem `
    + `on resource: arn:aws:dynamodb:us-east-1:${account}:table/users because no identity-based policy allows the dynamodb:BatchWriteItem action`;
  await field(page, "Error message").fill(message);
  await button(page, "Explain").click();
  await page.getByText(/The role worker has no policies at all, so nothing allows dynamodb:BatchWriteItem/).waitFor();
  await assertAccessible(page);
  await link(page, "Allow it in an inline policy").click();
  await field(page, "Policy name").fill("write-users");
  await problems(page).getByText("No problems found").waitFor();
  await button(page, "Create policy").click();
  await seeFlash(page, "The policy write-users was saved.");
  assert.deepEqual((await iam.send(new ListRolePoliciesCommand({ RoleName: "worker" }))).PolicyNames, ["write-users"]);
  await open(page, `/iam/denied?${new URLSearchParams({ message })}`);
  await page.getByText(/The policies of the role worker allow dynamodb:BatchWriteItem .* now/).waitFor();
  await page.getByRole("region", { name: "Statement of write-users" }).waitFor();
});

consoleTest(
  "a page that is denied leads to the statement that denied it",
  async (page) => {
    await makeUser("cut-off");
    const deny = { Sid: "NoTables", Effect: "Deny", Action: "dynamodb:List*", Resource: "*" };
    const allow = { Effect: "Allow", Action: "*", Resource: "*" };
    const { Policy } = await iam.send(new CreatePolicyCommand({ PolicyName: "all-but-lists", PolicyDocument: document(allow, deny) }));
    await iam.send(new AttachUserPolicyCommand({ UserName: "cut-off", PolicyArn: Policy.Arn }));
    const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName: "cut-off" }));
    await open(page, "/");
    await page.evaluate(
      (keys) => sessionStorage.setItem("fractus.credentials", JSON.stringify(keys)),
      { accessKeyId: AccessKey.AccessKeyId, secretAccessKey: AccessKey.SecretAccessKey },
    );
    await load(page, "/dynamodb/tables");
    await link(page, "Why was this denied?").first().click();
    await page.getByText(/A statement with the effect Deny matches dynamodb:ListTables/).waitFor();
    assert.deepEqual(JSON.parse(await page.getByRole("region", { name: "Statement of all-but-lists" }).innerText()), deny);
    await assertAccessible(page);
  },
  { mayFail: /status of 40[03]/ },
);

consoleTest("the dashboard counts what there is and names the account", async (page) => {
  await open(page, "/iam");
  await page.getByRole("heading", { name: "IAM Dashboard" }).waitFor();
  await button(page, "Create alias").click();
  await field(page, "Alias").fill("our-cloud");
  await button(page, "Save").click();
  await page.getByText("our-cloud", { exact: true }).waitFor();
  await assertAccessible(page);
  await button(page, "Delete alias").click();
  await confirmDelete(page);
  await seeFlash(page, "Deleted account alias our-cloud.");
});
