/**
 * @jest-environment ./test/calendar/zoned-environment.cjs
 * @jest-environment-options {"timeZone": "America/New_York"}
 */
import { openingHoursCases } from './hours.cases.ts';
import { missionHoursCases } from './mission-hours.cases.ts';

describe('opening hours, seen from America/New_York', () => {
  it('runs there', () => expect(new Date('2026-11-23T20:00:00Z').getHours()).toBe(15));
  openingHoursCases();
  describe('of missions', missionHoursCases);
});
