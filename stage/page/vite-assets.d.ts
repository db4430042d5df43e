/** What Vite adds to the language here: imports ending in `?raw` and `?url`. */
/// <reference types="vite/client" />
