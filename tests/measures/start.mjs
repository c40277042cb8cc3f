// A function's cold start: from the start of its process to its first poll for an event, and to its first answer. Lambda's Runtime API is
// emulated on loopback; beside it stands what the start asks of the table and of the key service, which answer at once, so that the function
// alone is measured. They keep what they are given and judge nothing.
//
// node start.mjs API

import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { createServer } from "node:http";
import { median } from "./chromium.mjs";
import { figure, say } from "./told.mjs";

const STARTS = 21;
const [program] = process.argv.slice(2);
const items = new Map();
const keys = new Map();
let polled;
let answered;

const server = createServer(async (request, response) => {
  let body = "";
  for await (const part of request.setEncoding("utf8")) body += part;
  const answer = (told, headers = { "content-type": "application/x-amz-json-1.1" }) => response.writeHead(200, headers).end(JSON.stringify(told));
  if (request.url.endsWith("/invocation/next")) return polled(answer);
  if (request.url.endsWith("/response")) return (response.writeHead(202).end(), answered(JSON.parse(body)));
  const asked = JSON.parse(body);
  const place = ({ PK, SK }) => JSON.stringify([PK, SK]);
  switch (request.headers["x-amz-target"]) {
    case "DynamoDB_20120810.GetItem":
      return answer({ Item: items.get(place(asked.Key)) });
    case "DynamoDB_20120810.TransactWriteItems":
      for (const { Put } of asked.TransactItems) items.set(place(Put.Item), Put.Item);
      return answer({});
    case "TrentService.GenerateDataKey": {
      const [Plaintext, CiphertextBlob] = [32, 48].map((bytes) => randomBytes(bytes).toString("base64"));
      keys.set(CiphertextBlob, Plaintext);
      return answer({ Plaintext, CiphertextBlob, KeyId: asked.KeyId });
    }
    case "TrentService.Decrypt":
      return answer({ Plaintext: keys.get(asked.CiphertextBlob), KeyId: asked.KeyId });
    default:
      throw new Error(`a start asks for ${request.headers["x-amz-target"] ?? request.url}`);
  }
});
await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
const url = `http://127.0.0.1:${server.address().port}`;
const environment = {
  AWS_LAMBDA_RUNTIME_API: url,
  AWS_LAMBDA_FUNCTION_NAME: "otinish",
  AWS_LAMBDA_FUNCTION_VERSION: "1",
  AWS_LAMBDA_FUNCTION_MEMORY_SIZE: "512",
  AWS_ENDPOINT_URL: url,
  AWS_REGION: "eu-central-1",
  AWS_ACCESS_KEY_ID: "test",
  AWS_SECRET_ACCESS_KEY: "test",
  OTINISH_TABLE: "otinish",
  OTINISH_TABLE_URL: url,
  OTINISH_BUCKET: "otinish",
  OTINISH_BUCKET_URL: url,
  OTINISH_KEY: "key",
  OTINISH_SEALS: "kms",
  OTINISH_SEAL_CERTIFICATES: "/nowhere",
  OTINISH_SMS_URL: "outbox",
  OTINISH_REGISTERS_URL: "demonstration",
  OTINISH_PUBLIC_URL: "https://otinish.example",
  OTINISH_LOG: "error",
};
const http = { method: "GET", path: "/api/openapi.json", protocol: "HTTP/1.1", sourceIp: "192.0.2.7", userAgent: "bench" };
const event = {
  version: "2.0",
  routeKey: "$default",
  rawPath: http.path,
  rawQueryString: "",
  headers: {},
  isBase64Encoded: false,
  requestContext: { accountId: "0", apiId: "api", domainName: "api.example", domainPrefix: "api", requestId: "id", routeKey: "$default", stage: "$default", time: "10/Nov/2026:06:00:00 +0000", timeEpoch: 1794290400000, http },
};
const invocation = { "content-type": "application/json", "lambda-runtime-aws-request-id": "id", "lambda-runtime-deadline-ms": "9999999999999", "lambda-runtime-invoked-function-arn": "arn:aws:lambda:eu-central-1:000000000000:function:otinish" };

const starts = [];
const firsts = [];
for (let nth = 0; nth < STARTS; nth++) {
  const poll = new Promise((done) => (polled = done));
  const first = new Promise((done) => (answered = done));
  const begun = performance.now();
  const child = spawn(program, { env: environment, stdio: ["ignore", "inherit", "inherit"] });
  const ended = new Promise((done) => child.once("exit", done));
  const give = await Promise.race([poll, ended.then((code) => Promise.reject(new Error(`the function ended with ${code}`)))]);
  starts.push(performance.now() - begun);
  const given = performance.now();
  give(event, invocation);
  const { statusCode } = await first;
  if (statusCode !== 200) throw new Error(`the first event was answered by ${statusCode}`);
  firsts.push(performance.now() - given);
  polled = () => {};
  child.kill("SIGKILL");
  await ended;
}
server.close();
const shown = (times) => `median ${median(times).toFixed(1)} ms, least ${Math.min(...times).toFixed(1)}, most ${Math.max(...times).toFixed(1)}`;
say(`  api, start of the process to its first poll (${STARTS} starts): ${shown(starts)}`);
say(`  api, its first event: ${shown(firsts)}`);
figure("start ms", median(starts));
process.exit(0);
