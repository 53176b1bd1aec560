// Submits a billed Screener and reads its results, with the npm package "soap" and nothing of BelRAI Hub but its WSDL.
//
//   npm install
//   node submit-screener.mjs HUB KEY.pem INSZ
//
// HUB      address of the hub, for example http://127.0.0.1:8080
// KEY.pem  certificate and private key of the organisation (sandbox: <hub.home>/sandbox/keys/ind.pem)
// INSZ     national number of the client
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import soap from 'soap';

const [hub, keyFile, insz] = process.argv.slice(2);
const pem = readFileSync(keyFile, 'utf8');
const certificate = pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/)[0];
const privateKey = pem.match(/-----BEGIN PRIVATE KEY-----[^-]+-----END PRIVATE KEY-----/)[0];
const answers = JSON.parse(readFileSync(new URL('screener-answers.json', import.meta.url), 'utf8'));

const context = () => ({
  requestId: randomUUID(),
  softwareAttestationId: 'SANDBOX-CARE-1',
  actingUser: { insz: '91041299797', role: 'ASSESSOR', organisation: '10000066' },
});

const client = await soap.createClientAsync(`${hub}/soap/assessment/v1?wsdl`, { disableCache: true });
client.setEndpoint(`${hub}/soap/assessment/v1`);
client.setSecurity(new soap.WSSecurityCert(privateKey, certificate, '', {
  hasTimeStamp: true,
  signatureAlgorithm: 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
  digestAlgorithm: 'http://www.w3.org/2001/04/xmlenc#sha256',
}));

/** Calls an operation; a refusal of the hub becomes its code, and where to look. */
async function call(operation, request) {
  try {
    const [answer] = await client[`${operation}Async`](request);
    return { answer };
  } catch (error) {
    const detail = error.root?.Envelope?.Body?.Fault?.detail?.faultDetail;
    return { refusal: detail ? { code: detail.code, places: detail.places?.place } : { code: error.message } };
  }
}

const { answer: submitted, refusal: refused } = await call('SubmitAssessment', {
  context: context(),
  assessment: { insz, instrument: 'BELRAI_SCREENER' },
  answers: { answer: Object.entries(answers).map(([item, value]) => ({ attributes: { item, value } })) },
  billing: { attributes: { billed: true }, vsbNumber: 'VSB-0001', validityMonths: 6, reason: 'ZZZ' },
});
if (refused) {
  console.log(JSON.stringify({ refusal: refused }));
  process.exit(1);
}
const reference = submitted.assessment.reference;

// the assessment can be read back once the care organisation has a relation with the client
const { answer: read, refusal } = await call('GetResults', { context: context(), reference });
const results = read && Object.fromEntries(
  read.results.result.map(({ attributes }) => [attributes.scale, attributes.value ?? attributes.category]));
console.log(JSON.stringify({ reference, state: submitted.assessment.state, results, refusal }));
