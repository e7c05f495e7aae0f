/** Style sheets that a script imports: the build writes them beside it. */
declare module '*.css';
