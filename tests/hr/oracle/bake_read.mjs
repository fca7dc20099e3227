// The credential in a PNG, read by itself: bake_read.mjs FILE.png prints it.
import fs from 'node:fs';


const png = fs.readFileSync(process.argv[2]);
let found = 0;
for (let at = 8; at < png.length;) {
    const length = png.readUInt32BE(at);
    const name = png.toString('latin1', at + 4, at + 8);
    const data = png.subarray(at + 8, at + 8 + length);
    const parts = data.indexOf(0);
    if (name === 'iTXt' && data.toString('latin1', 0, parts) === 'openbadgecredential') {
        if (data[parts + 1] !== 0 || data[parts + 3] !== 0 || data[parts + 4] !== 0) {
            throw new Error('compressed, or with a language');
        }
        process.stdout.write(data.subarray(parts + 5));
        found += 1;
    }
    if (name === 'IDAT' && found === 0) {
        throw new Error('the badge stands behind the picture');
    }
    at += 12 + length;
}
if (found !== 1) {
    throw new Error(`${found} badges`);
}
