/** A folder of stand-in models, as `npm run standin` makes it: catalogue.json and the files it lists. */
import { readFile, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';

const HINT = 'Make one with:  npm run standin -- --size small --out DIR';

/**
 * @typedef {import('../../src/inference/weights/catalogue').ModelEntry} ModelEntry
 * @typedef {{folder: string, catalogue: readonly ModelEntry[]}} WeightsFolder
 */

/**
 * @param {string} folder
 * @returns {Promise<WeightsFolder>}
 * @throws Error with a sentence that says what is wrong with the folder
 */
export async function readWeightsFolder(folder) {
  const catalogue = parse(folder, await readCatalogue(folder));
  for (const { repository, revision, files } of catalogue) {
    for (const { path, bytes } of files) {
      const file = join(folder, repository, 'resolve', revision, path);
      const size = await stat(file).then(
        ({ size }) => size,
        () => null,
      );
      if (size === null)
        throw new Error(`${file} is missing, though the catalogue lists it. ${HINT}`);
      if (size !== bytes) {
        throw new Error(`${file} has ${size} bytes; the catalogue says ${bytes}. ${HINT}`);
      }
    }
  }
  return { folder: resolve(folder), catalogue };
}

/** @param {string} folder */
async function readCatalogue(folder) {
  const isThere = await stat(folder).then(
    (found) => found.isDirectory(),
    () => false,
  );
  if (!isThere) throw new Error(`There is no folder ${folder}. ${HINT}`);
  return readFile(join(folder, 'catalogue.json'), 'utf8').catch(() => {
    throw new Error(`${folder} has no catalogue.json, so it holds no models of ours. ${HINT}`);
  });
}

/** @param {string} folder @param {string} json @returns {readonly ModelEntry[]} */
function parse(folder, json) {
  try {
    const catalogue = JSON.parse(json);
    if (!Array.isArray(catalogue) || catalogue.length === 0)
      throw new TypeError('no list of models');
    catalogue.forEach(checkEntry);
    return catalogue;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`${join(folder, 'catalogue.json')} is no catalogue (${reason}). ${HINT}`, {
      cause: error,
    });
  }
}

/** @param {unknown} value */
function checkEntry(value) {
  const { id, repository, revision, files, isStandIn } = Object(value);
  if (typeof id !== 'string') throw new TypeError('a model without an id');
  if (isStandIn !== true) throw new TypeError(`${id} does not say that it is a stand-in`);
  if (!isPath(repository) || !isPath(revision)) throw new TypeError(`${id} names no revision`);
  if (!Array.isArray(files) || files.length === 0) throw new TypeError(`${id} has no files`);
  for (const { path, bytes } of files) {
    if (!isPath(path) || typeof bytes !== 'number')
      throw new TypeError(`${id} has a file without a path`);
  }
}

/** @param {unknown} value what the server will look for below the folder, and nowhere else */
function isPath(value) {
  return typeof value === 'string' && /^[\w.-]+(\/[\w.-]+)*$/.test(value) && !value.includes('..');
}
