/** A file's address, relative to the script that asks for it: Vite puts the file among the assets. */
declare module '*.wasm?url' {
  const address: string;
  export default address;
}
