/** Style sheets that are put into the page as they are; the builds know them by the `!`. */
declare module '!*.css';
