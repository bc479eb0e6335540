// A fork of sqlite3 with the same interface, whose npm package carries the binaries of every
// platform. It is an ES module; n8n's database layer wants the object that is its default export.
module.exports = require('@appthreat/sqlite3').default;
