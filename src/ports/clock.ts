/** The time now; a parameter, so that tests set it. */
export type Clock = () => Date;
