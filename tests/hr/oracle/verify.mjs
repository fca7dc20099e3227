// Checks badges with @digitalcredentials, without any network: verify.mjs FILE.json...
// For each: the proof, the canonical form beside it (FILE.nq) byte for byte, and that a
// changed word is refused. Exit 1 when anything is not so.
import fs from 'node:fs';
import { createRequire } from 'node:module';
import jsigs from '@digitalcredentials/jsonld-signatures';
import jsonld from '@digitalcredentials/jsonld';
import { DataIntegrityProof } from '@digitalcredentials/data-integrity';
import { cryptosuite } from '@digitalcredentials/eddsa-rdfc-2022-cryptosuite';

const require = createRequire(import.meta.url);
const known = new Map();
for (const name of ['open-badges-context', 'credentials-v2-context']) {
    const found = require(`@digitalcredentials/${name}`);
    for (const [url, document] of found.contexts ?? found.default.contexts) {
        known.set(url, document);
    }
}

// did:key needs no look-up: the document follows from the name.
async function load(url) {
    const [controller, fragment] = url.split('#');
    if (known.has(url)) {
        return { document: known.get(url), documentUrl: url };
    }
    if (!controller.startsWith('did:key:')) {
        throw new Error(`not known offline: ${url}`);
    }
    const document = fragment
        ? { '@context': 'https://w3id.org/security/multikey/v1', id: url, type: 'Multikey',
            controller, publicKeyMultibase: fragment }
        : { '@context': 'https://w3id.org/security/v2', id: url,
            assertionMethod: [`${url}#${url.slice('did:key:'.length)}`] };
    return { document, documentUrl: url };
}

async function isVerified(badge) {
    const controller = (await load(badge.issuer.id)).document;
    const result = await jsigs.verify(badge, {
        suite: new DataIntegrityProof({ cryptosuite }),
        purpose: new jsigs.purposes.AssertionProofPurpose({ controller }),
        documentLoader: load,
    });
    return result.verified;
}

let failed = 0;
function expect(is, path, what) {
    if (!is) {
        failed += 1;
        console.error(`${path}: ${what}`);
    }
}

for (const path of process.argv.slice(2)) {
    const text = fs.readFileSync(path, 'utf8');
    expect(await isVerified(JSON.parse(text)), path, 'the proof is refused');
    const { proof, ...unsigned } = JSON.parse(text);
    expect(Array.isArray(proof) && proof[0].cryptosuite === 'eddsa-rdfc-2022', path,
        'another suite');
    const canonical = await jsonld.canonize(unsigned, {
        algorithm: 'URDNA2015', format: 'application/n-quads', documentLoader: load,
    });
    expect(canonical === fs.readFileSync(path.replace(/json$/, 'nq'), 'utf8'), path,
        'another canonical form');
    const changed = JSON.parse(text);
    changed.name += '。';
    expect(!(await isVerified(changed)), path, 'a changed name is accepted');
}
console.log(`badges: ${process.argv.length - 2} checked, ${failed} trouble`);
process.exit(failed || process.argv.length < 3 ? 1 : 0);
