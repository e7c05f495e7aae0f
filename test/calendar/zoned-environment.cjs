const { TestEnvironment } = require('jest-environment-node');

/** Runs a test file in the time zone that its `@jest-environment-options` name: what a test sets itself has no effect. */
module.exports = class ZonedEnvironment extends TestEnvironment {
  constructor(config, context) {
    super(config, context);
    this.before = process.env.TZ;
    process.env.TZ = config.projectConfig.testEnvironmentOptions.timeZone;
  }

  async teardown() {
    if (this.before === undefined) delete process.env.TZ;
    else process.env.TZ = this.before;
    await super.teardown();
  }
};
