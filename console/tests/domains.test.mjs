import assert from "node:assert/strict";
import {
  APIGatewayClient, CreateDeploymentCommand, CreateDomainNameCommand, GetBasePathMappingsCommand, GetDomainNameCommand, GetDomainNamesCommand, ImportRestApiCommand,
} from "@aws-sdk/client-api-gateway";
import { ApiGatewayV2Client, CreateStageCommand, GetApiMappingsCommand, ImportApiCommand, ListRoutingRulesCommand } from "@aws-sdk/client-apigatewayv2";
import { assertAccessible, asCode, button, choose, client, confirmDelete, consoleTest, field, get, link, open, seeFlash, url } from "./browser.mjs";
import { httpApi as httpDefinition, mockApi } from "./definitions.mjs";

const gateway = client(APIGatewayClient);
const v2 = client(ApiGatewayV2Client);

const dialog = (page) => page.getByRole("dialog");

/** A REST API that says what it is, with the stages v1 and v2. */
async function restApi(title) {
  const { id } = await gateway.send(new ImportRestApiCommand({ body: Buffer.from(mockApi(title)) }));
  for (const stageName of ["v1", "v2"]) await gateway.send(new CreateDeploymentCommand({ restApiId: id, stageName, variables: { from: stageName } }));
  return id;
}

/** An HTTP API with the stage live. */
async function httpApi(title) {
  const { ApiId } = await v2.send(new ImportApiCommand({ Body: httpDefinition(title, "/pets") }));
  await v2.send(new CreateStageCommand({ ApiId, StageName: "live", AutoDeploy: true }));
  return ApiId;
}

const openTab = (page, name) => page.getByRole("tab", { name, exact: true }).click();

async function editMapping(page, path, act) {
  await page.getByRole("radio", { name: `Select API mapping ${path}`, exact: true }).click();
  await button(page, "Edit").click();
  await act(dialog(page));
  await button(dialog(page), "Save").click();
  await dialog(page).waitFor({ state: "detached" });
}

consoleTest("a domain name is made, leads paths to APIs of both versions, which are changed, and is deleted", async (page) => {
  const rest = await restApi("Shop");
  const http = await httpApi("Chat");
  await open(page, "/apigateway/domain-names");
  await page.getByText("No domain names").waitFor();
  await assertAccessible(page);
  await link(page, "Create domain name").first().click();
  await field(page, "Domain name").fill("api.example.com");
  await button(page, "Add new tag").click();
  await field(page, "Key").fill("owner");
  await field(page, "Value").fill("team");
  assert.match(await asCode(page), /aws apigateway create-domain-name \\\n {2}--domain-name api\.example\.com/);
  await assertAccessible(page);
  await button(page, "Create domain name").click();
  await seeFlash(page, "Successfully created domain name 'api.example.com'.");
  await page.getByRole("heading", { name: "api.example.com", exact: true }).waitFor();
  const domain = await gateway.send(new GetDomainNameCommand({ domainName: "api.example.com" }));
  assert.deepEqual([domain.endpointConfiguration.types, domain.securityPolicy, domain.tags], [["REGIONAL"], "TLS_1_2", { owner: "team" }]);
  await page.getByText(domain.regionalDomainName).first().waitFor();
  await openTab(page, "Tags");
  await button(page, "Manage tags").click();
  await field(dialog(page), "Value").fill("us");
  await button(page, "Save").click();
  await seeFlash(page, "Saved the tags.");
  assert.deepEqual((await gateway.send(new GetDomainNameCommand({ domainName: "api.example.com" }))).tags, { owner: "us" });

  await openTab(page, "API mappings");
  // One part that leads to a REST API is a base path, whose stage may be left open.
  await button(page, "Add API mapping").first().click();
  await choose(page, /^API/, /Shop/);
  await field(dialog(page), "Path").fill("shop");
  assert.match(await asCode(dialog(page)), new RegExp(`aws apigateway create-base-path-mapping[^]*--rest-api-id ${rest}[^]*--base-path shop`));
  await assertAccessible(page);
  await button(dialog(page), "Add").click();
  await seeFlash(page, "Successfully mapped 'shop' to 'Shop'.");
  const address = await page.getByRole("link", { name: /\/shop$/ }).getAttribute("href");
  assert.deepEqual(JSON.parse((await get(`${address}/v2/pets`)).body), { from: "v2" });
  const { port } = new URL(address);
  assert.deepEqual(JSON.parse((await get(`http://api.example.com:${port}/shop/v1/pets`)).body), { from: "v1" });

  await button(page, "Add API mapping").click();
  await choose(page, /^API/, /Shop/);
  await choose(page, /^Stage/, "v1");
  await field(dialog(page), "Path").fill("old/shop");
  assert.match(await asCode(dialog(page)), /aws apigatewayv2 create-api-mapping[^]*--api-mapping-key old\/shop/);
  await button(dialog(page), "Add").click();
  await seeFlash(page, "Successfully mapped 'old/shop' to 'Shop'.");
  assert.deepEqual(JSON.parse((await get(`http://api.example.com:${port}/old/shop/pets`)).body), { from: "v1" });
  await button(page, "Add API mapping").click();
  await choose(page, /^API/, /Chat/);
  await choose(page, /^Stage/, "live");
  await button(dialog(page), "Add").click();
  await seeFlash(page, "Successfully mapped '/' to 'Chat'.");
  await page.getByRole("row", { name: /\(none\) Chat HTTP live/ }).waitFor();
  await assertAccessible(page);
  const { Items } = await v2.send(new GetApiMappingsCommand({ DomainName: "api.example.com" }));
  assert.deepEqual(Items.map((m) => [m.ApiMappingKey, m.ApiId, m.Stage]).sort(), [["", http, "live"], ["old/shop", rest, "v1"], ["shop", rest, undefined]]);

  await editMapping(page, "shop", async (modal) => {
    await field(modal, "Path").fill("store");
    await choose(page, /^Stage/, "v2");
    assert.match(await asCode(modal), /aws apigateway update-base-path-mapping[^]*--base-path shop[^]*"path":"\/basePath","value":"store"[^]*"path":"\/stage","value":"v2"/);
    await assertAccessible(page);
  });
  await seeFlash(page, "Successfully mapped 'store' to 'Shop'.");
  assert.deepEqual(JSON.parse((await get(`http://api.example.com:${port}/store/pets`)).body), { from: "v2" });
  assert.equal((await get(`http://api.example.com:${port}/shop/v1/pets`)).status, 404);
  await editMapping(page, "old/shop", async (modal) => {
    await choose(page, /^Stage/, "v2");
    assert.match(await asCode(modal), /aws apigatewayv2 update-api-mapping/);
  });
  await page.getByRole("row", { name: /old\/shop Shop REST v2/ }).waitFor();
  assert.deepEqual(JSON.parse((await get(`http://api.example.com:${port}/old/shop/pets`)).body), { from: "v2" });

  for (const path of ["store", "old/shop"]) {
    await page.getByRole("radio", { name: `Select API mapping ${path}`, exact: true }).click();
    await button(page, "Delete").click();
    await confirmDelete(page);
    await seeFlash(page, `Deleted API mapping ${path}.`);
  }
  const { items } = await gateway.send(new GetBasePathMappingsCommand({ domainName: "api.example.com" }));
  assert.deepEqual(items.map((m) => m.basePath), ["(none)"]);

  await link(page, "Custom domain names").first().click();
  await page.getByRole("radio", { name: "Select domain name api.example.com" }).click();
  await assertAccessible(page);
  await button(page, "Delete").click();
  await confirmDelete(page);
  await seeFlash(page, "Deleted domain name api.example.com.");
  assert.deepEqual((await gateway.send(new GetDomainNamesCommand({}))).items ?? [], []);
});

consoleTest("a domain name that cannot be is refused in the service's words, and so is a path that is taken", async (page) => {
  await restApi("Twice");
  await open(page, "/apigateway/domain-names/create");
  await field(page, "Domain name").fill("not a name");
  await button(page, "Create domain name").click();
  await page.getByText(/BadRequestException: The domain name to be provided is not valid: not a name/).first().waitFor();
  await field(page, "Domain name").fill("*.example.org");
  await choose(page, /^Routing mode/, /^Routing rules then API mappings/);
  await button(page, "Create domain name").click();
  await seeFlash(page, "Successfully created domain name '*.example.org'.");
  assert.equal((await gateway.send(new GetDomainNameCommand({ domainName: "*.example.org" }))).routingMode, "ROUTING_RULE_THEN_BASE_PATH_MAPPING");
  for (const isFirst of [true, false]) {
    await button(page, "Add API mapping").first().click();
    await choose(page, /^API/, /Twice/);
    await field(dialog(page), "Path").fill("same");
    await button(dialog(page), "Add").click();
    if (isFirst) await seeFlash(page, "Successfully mapped 'same' to 'Twice'.");
  }
  await dialog(page).getByText("ConflictException: Base path already exists for this domain name").first().waitFor();
  await button(dialog(page), "Cancel").click();
  await button(page, "Delete domain name").click();
  await confirmDelete(page);
  await seeFlash(page, "Deleted domain name *.example.org.");
}, { mayFail: /status of 4(00|09)/ });

/** The field of a list's second row. */
const second = (modal, label) => modal.locator("input").and(modal.getByLabel(new RegExp(`^${label}\\b`))).nth(1);
const selectRule = (page, priority) => page.getByRole("radio", { name: `Select routing rule ${priority}`, exact: true }).click();

async function chooseTarget(modal, api, stage) {
  await choose(modal, /^Target API/, api);
  await choose(modal, /^Target stage/, stage);
}

consoleTest("routing rules lead requests by their headers and base paths to stages, are changed, and are deleted", async (page) => {
  const api = await restApi("Store");
  const domainName = "rules.example.com";
  const regionalCertificateArn = "arn:aws:acm:us-east-1:000000000000:certificate/1";
  await gateway.send(new CreateDomainNameCommand({ domainName, regionalCertificateArn, endpointConfiguration: { types: ["REGIONAL"] } }));
  const ask = (path, headers) => get(`http://${domainName}:${new URL(url).port}${path}`, headers);
  const answer = async (path, headers) => JSON.parse((await ask(path, headers)).body).from;
  await open(page, `/apigateway/domain-names/by-name/${domainName}`);
  await page.getByRole("heading", { name: domainName, exact: true }).waitFor();
  await openTab(page, "Routing rules");
  const ignored = page.getByText("Routing rules lead nowhere in the domain's routing mode");
  await ignored.waitFor();
  await page.getByText("No routing rules").waitFor();
  await assertAccessible(page);

  // In the mode that asks rules,
  const modal = dialog(page);
  await button(page, "Edit routing mode").click();
  await choose(modal, /^Routing mode/, /^Routing rules then API mappings/);
  assert.match(await asCode(modal), /aws apigateway update-domain-name[^]*"path":"\/routingMode","value":"ROUTING_RULE_THEN_BASE_PATH_MAPPING"/);
  await button(modal, "Save").click();
  await seeFlash(page, `Successfully set the routing mode of '${domainName}' to Routing rules then API mappings.`);
  await ignored.waitFor({ state: "detached" });

  // by a header.
  await button(page, "Add routing rule").first().click();
  await button(modal, "Add header condition").click();
  await field(modal, "Header").fill("x-version");
  await field(modal, "Value").fill("beta*");
  await button(modal, "Add header").click();
  await second(modal, "Header").fill("x-version");
  await second(modal, "Value").fill("next");
  await chooseTarget(modal, /Store/, "v2");
  assert.match(
    await asCode(modal),
    /aws apigatewayv2 create-routing-rule[^]*--priority 100 [^]*--conditions '\[\{"MatchHeaders":\{"AnyOf":\[\{"Header":"x-version","ValueGlob":"beta\*"\},[^]*"StripBasePath":false/,
  );
  await assertAccessible(page);
  await button(modal, "Add").click();
  await seeFlash(page, "Successfully added the routing rule of priority 100.");
  await page.getByRole("row", { name: /100 Header x-version is beta\* or x-version is next Invoke stage v2 of Store/ }).waitFor();
  assert.equal(await answer("/pets", { "x-version": "beta-7" }), "v2");
  assert.equal(await answer("/pets", { "x-version": "next" }), "v2");
  assert.equal((await ask("/pets", { "x-version": "stable" })).status, 403);

  // By a base path, which is kept from the API.
  await button(page, "Add routing rule").click();
  await button(modal, "Add base path condition").click();
  assert.ok(await button(modal, "Add base path condition").isDisabled());
  await field(modal, "Base path").fill("store");
  await chooseTarget(modal, /Store/, "v1");
  await modal.getByRole("checkbox", { name: "Strip base path" }).click();
  await button(modal, "Add").click();
  await seeFlash(page, "Successfully added the routing rule of priority 200.");
  assert.equal(await answer("/store/pets"), "v1");
  await selectRule(page, 200);
  await button(page, "Edit").click();
  await field(modal, "Priority").fill("100");
  await button(modal, "Add base path").click();
  await second(modal, "Base path").fill("shop");
  await choose(modal, /^Target stage/, "v2");
  await button(modal, "Save").click();
  await modal.getByText("ConflictException: A routing rule with priority 100 already exists").first().waitFor();
  await field(modal, "Priority").fill("50");
  assert.match(await asCode(modal), /aws apigatewayv2 put-routing-rule \\\n {2}--routing-rule-id [^]*"AnyOf":\["store","shop"\]/);
  await assertAccessible(page);
  await button(modal, "Save").click();
  await seeFlash(page, "Successfully changed the routing rule of priority 50.");
  assert.deepEqual([await answer("/store/pets"), await answer("/shop/pets")], ["v2", "v2"]);
  await page.getByRole("row", { name: /50 Base path is store or shop Invoke stage v2 of Store, without the base path/ }).waitFor();
  const { RoutingRules } = await v2.send(new ListRoutingRulesCommand({ DomainName: domainName }));
  assert.deepEqual(RoutingRules.map((r) => [r.Priority, r.Conditions.length, r.Actions[0].InvokeApi.ApiId]), [[50, 1, api], [100, 1, api]]);

  await selectRule(page, 100);
  await button(page, "Delete").click();
  await confirmDelete(page);
  await seeFlash(page, "Deleted routing rule 100.");
  assert.equal((await ask("/pets", { "x-version": "beta-7" })).status, 403);
  assert.equal(await answer("/shop/pets"), "v2");
  await link(page, "Invoke stage v2 of Store, without the base path").click();
  await page.getByRole("heading", { name: "v2", exact: true }).waitFor();
}, { mayFail: /status of 409/ });
