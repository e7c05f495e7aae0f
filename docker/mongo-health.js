// Healthy once this member takes writes. Begins the replica set if nobody has.
const password = require('node:fs').readFileSync('/run/secrets/mongo_password', 'utf8').trim();
const admin = new Mongo('mongodb://127.0.0.1:27017/?directConnection=true').getDB('admin');
admin.auth('dalil', password);
try {
  admin.runCommand({ replSetGetStatus: 1 }).ok || start();
} catch (error) {
  if (error.codeName !== 'NotYetInitialized') throw error;
  start();
}
if (!admin.hello().isWritablePrimary) quit(1);

function start() {
  admin.runCommand({
    replSetInitiate: { _id: 'dalil', members: [{ _id: 0, host: 'mongo:27017' }] },
  });
}
