import { MissionHours } from './mission-hours.tsx';
import { Teams } from './teams.tsx';

/** The hours of teams and of missions, and what is wrong with them. */
export function CalendarsPage() {
  return (
    <>
      <Teams />
      <MissionHours />
    </>
  );
}
