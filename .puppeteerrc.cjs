// The system's Chromium is used (CHROMIUM_PATH or the usual places); nothing is downloaded at install.
module.exports = { skipDownload: true };
