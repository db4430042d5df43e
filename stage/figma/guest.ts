/**
 * The sandbox's half of the membrane, as source text that QuickJS evaluates: it speaks `wire.ts`'s
 * format, makes the proxies that stand for the page's objects, and lays out the globals. It is text
 * and not a function because a bundler may rewrite functions.
 *
 * It evaluates to (hostCall, takeBuffer, setup) => receive, where
 *   hostCall(op, text, …buffers) → text    asks the page; buffers of the answer are fetched one by one
 *   takeBuffer(index) → ArrayBuffer        with takeBuffer
 *   setup                                  JSON: { html, root }
 *   receive(op, text, …buffers) → text     is how the page calls in
 * Every answer is { ok: value } or { error: { name, message, stack } }.
 */
const CODEC = String.raw`
  const mixed = Symbol('figma.mixed');
  const functions = [];
  const functionIds = new Map();
  const handles = new WeakMap();
  const uniques = new Map();
  const settlers = new Map();
  let lastPromise = 0;

  const cannotSend = (what) => new TypeError(
    'Cannot send ' + what + ': only plain data, Date and Uint8Array can be sent (creating-ui, "Sending data")');
  const tagOf = (value) => Object.prototype.toString.call(value).slice(8, -1);

  function idOfFunction(fn) {
    if (!functionIds.has(fn)) { functionIds.set(fn, functions.length); functions.push(fn); }
    return functionIds.get(fn);
  }

  function idOfPromise(promise) {
    const id = ++lastPromise;
    promise.then(
      (value) => ask('settle', [id, true, value]),
      (error) => ask('settle', [id, false, describe(error)]));
    return id;
  }

  function encode(value, buffers, open) {
    switch (typeof value) {
      case 'undefined': return { $: 'undefined' };
      case 'string': case 'boolean': return value;
      case 'number':
        return Number.isFinite(value) && !Object.is(value, -0) ? value
          : { $: 'number', value: Object.is(value, -0) ? '-0' : String(value) };
      case 'function': return { $: 'function', id: idOfFunction(value) };
      case 'symbol': if (value === mixed) return { $: 'mixed' }; throw cannotSend('a symbol');
      case 'object': return value === null ? null : encodeObject(value, buffers, open);
      default: throw cannotSend('a ' + typeof value);
    }
  }

  function encodeObject(value, buffers, open) {
    if (handles.has(value)) return { $: 'object', id: handles.get(value) };
    if (value instanceof Promise) return { $: 'promise', id: idOfPromise(value) };
    const tag = ArrayBuffer.isView(value) ? value[Symbol.toStringTag] || 'DataView' : tagOf(value);
    if (tag === 'Uint8Array') {
      const whole = value.byteLength === value.buffer.byteLength;
      buffers.push(whole ? value.buffer
        : value.buffer.slice(value.byteOffset, value.byteOffset + value.byteLength));
      return { $: 'bytes', index: buffers.length - 1 };
    }
    if (tag === 'Date') return { $: 'date', value: value.getTime() };
    if (tag !== 'Array' && tag !== 'Object' && tag !== 'Error') throw cannotSend('a value of type ' + tag);
    if (open.has(value)) throw cannotSend('an object that contains itself');
    open.add(value);
    const written = tag === 'Array'
      ? Array.from(value, (item) => encode(item, buffers, open))
      : encodeRecord(value, buffers, open);
    open.delete(value);
    return written;
  }

  function encodeRecord(value, buffers, open) {
    const entries = Object.keys(value).map((key) => [key, encode(value[key], buffers, open)]);
    const own = (key) => Object.prototype.hasOwnProperty.call(value, key);
    if (own('$') || own('__proto__')) return { $: 'plain', entries };
    const record = {};
    for (const [key, item] of entries) record[key] = item;
    return record;
  }

  function decode(parsed, buffers, frozen) {
    if (typeof parsed !== 'object' || parsed === null) return parsed;
    let value;
    if (Array.isArray(parsed)) value = parsed.map((item) => decode(item, buffers, frozen));
    else if ('$' in parsed) return decodeTag(parsed, buffers, frozen);
    else {
      value = {};
      for (const key of Object.keys(parsed)) value[key] = decode(parsed[key], buffers, frozen);
    }
    return frozen ? Object.freeze(value) : value;
  }

  function decodeTag(tag, buffers, frozen) {
    switch (tag.$) {
      case 'undefined': return undefined;
      case 'mixed': return mixed;
      case 'number': return Number(tag.value);
      case 'date': return new Date(tag.value);
      case 'bytes': return new Uint8Array(buffers(tag.index));
      case 'plain': {
        const value = {};
        for (const [key, item] of tag.entries) Object.defineProperty(value, key, {
          value: decode(item, buffers, frozen), writable: true, enumerable: true, configurable: true });
        return frozen ? Object.freeze(value) : value;
      }
      case 'object': return proxyFor(tag);
      case 'function': return functions[tag.id];
      case 'promise':
        return tracked(new Promise((resolve, reject) => settlers.set(tag.id, { resolve, reject })));
    }
  }
`;

/**
 * QuickJS tells nobody of a rejection that nobody handles. Promises made here are watched instead:
 * handling one reads its `then` (chains) or its `constructor` (await).
 */
const TRACKING = String.raw`
  function tracked(promise) {
    let handled = false;
    const ownThen = (onResolved, onRejected) => {
      handled = true;
      return tracked(Promise.prototype.then.call(promise, onResolved, onRejected));
    };
    Promise.prototype.then.call(promise, undefined, (error) => {
      // Whoever awaits this promise later in the same turn has not had the time to say so.
      Promise.resolve().then(() => Promise.resolve()).then(() => {
        if (!handled) ask('unhandled', [describe(error)]);
      });
    });
    Object.defineProperty(promise, 'then', { value: ownThen });
    Object.defineProperty(promise, 'constructor', { get() { handled = true; return Promise; } });
    return promise;
  }
`;

const PROXIES = String.raw`
  const ERRORS = { TypeError, RangeError, SyntaxError, ReferenceError };

  function describe(error) {
    return error instanceof Error
      ? { name: String(error.name), message: String(error.message), stack: String(error.stack || '') }
      : { name: 'Error', message: show(error), stack: '' };
  }

  function rebuild({ name, message }) {
    const error = new (ERRORS[name] || Error)(message);
    if (error.name !== name) error.name = name;
    return error;
  }

  /** Asks the page; what a property holds comes back frozen, as Figma's own values are. */
  function ask(op, value, frozen) {
    const buffers = [];
    const text = JSON.stringify(encode(value, buffers, new Set()));
    const answer = JSON.parse(hostCall(op, text, ...buffers));
    if ('error' in answer) throw rebuild(answer.error);
    return decode(answer.ok, takeBuffer, frozen);
  }

  const READS_AS_ABSENT = new Set(['then', 'toJSON', '__proto__']);

  function proxyFor(tag) {
    if (uniques.has(tag.id)) return uniques.get(tag.id);
    const proxy = new Proxy({}, trapsFor(tag));
    handles.set(proxy, tag.id);
    if (tag.unique) uniques.set(tag.id, proxy);
    return proxy;
  }

  function trapsFor({ id, title, keys }) {
    const read = (key) => {
      const answer = ask('get', [id, key], true);
      return answer.method ? (...args) => ask('call', [id, key, args]) : answer.value;
    };
    return {
      get(target, key) {
        if (key === 'toString' || key === Symbol.toPrimitive) return () => '[object ' + title + ']';
        if (typeof key === 'symbol' || READS_AS_ABSENT.has(key)) return undefined;
        if (key === 'hasOwnProperty') return (name) => keys.includes(name);
        if (key === 'mixed' && title === 'figma') return mixed;
        return read(key);
      },
      set(target, key, value) { ask('set', [id, String(key), value]); return true; },
      has(target, key) {
        return typeof key === 'string' && (key === 'mixed' && title === 'figma' || ask('has', [id, key]));
      },
      ownKeys: () => [...keys],
      getOwnPropertyDescriptor(target, key) {
        return keys.includes(key)
          ? { value: read(key), enumerable: true, configurable: true, writable: false } : undefined;
      },
      defineProperty(target, key) { throw new TypeError('Cannot define "' + title + '.' + String(key) + '"'); },
      deleteProperty(target, key) { throw new TypeError('Cannot delete "' + title + '.' + String(key) + '"'); },
      getPrototypeOf: () => Object.prototype,
      setPrototypeOf() { throw new TypeError('Cannot set the prototype of ' + title); },
    };
  }
`;

const GLOBALS = String.raw`
  function show(value) {
    if (typeof value === 'string') return value;
    if (value instanceof Error) return (value.stack || '').includes(value.message)
      ? value.stack : value.name + ': ' + value.message + '\n' + (value.stack || '');
    if (typeof value === 'object' && value !== null && !handles.has(value)) {
      try { return JSON.stringify(value); } catch (error) { return String(value); }
    }
    return String(value);
  }

  const say = (level) => (...args) => ask('console', [level, args.map(show).join(' ')]);
  const console = { log: say('log'), info: say('info'), warn: say('warn'), error: say('error'), clear: say('clear'),
    assert(holds, ...args) { if (!holds) say('assert')(...args); } };

  const timers = new Map();
  let lastTimer = 0;
  function startTimer(repeats) {
    return (run, delay, ...args) => {
      const id = ++lastTimer;
      timers.set(id, { run, args, repeats });
      ask('timer', [id, Math.max(0, Number(delay) || 0), repeats]);
      return id;
    };
  }
  function stopTimer(id) { if (timers.delete(id)) ask('stopTimer', [id]); }
  function ring(id) {
    const timer = timers.get(id);
    if (!timer) return undefined;
    if (!timer.repeats) timers.delete(id);
    return timer.run(...timer.args);
  }

  const names = {
    figma: decode(setup.root, takeBuffer, false),
    __html__: setup.html,
    __uiFiles__: {},
    console,
    setTimeout: startTimer(false), clearTimeout: stopTimer,
    setInterval: startTimer(true), clearInterval: stopTimer,
    fetch: () => Promise.reject(new Error('"fetch" is not in the stand-in')),
  };
  for (const name of Object.keys(names)) {
    Object.defineProperty(globalThis, name, { value: names[name], writable: true, configurable: true });
  }
`;

const RECEIVE = String.raw`
  /** What a callback's promise is rejected with would be lost: nobody else waits for it. */
  function watch(result) {
    if (result instanceof Promise) result.catch((error) => ask('unhandled', [describe(error)]));
    return result;
  }

  const operations = {
    invoke: ([id, args]) => functions[id](...args),
    notify: ([id, args]) => { watch(functions[id](...args)); },
    ring: ([id]) => { watch(ring(id)); },
    settle([id, succeeded, value]) {
      const { resolve, reject } = settlers.get(id);
      settlers.delete(id);
      if (succeeded) resolve(value); else reject(rebuild(value));
    },
    watchScript(args, incoming) { watch(incoming[0]); },
  };

  return function receive(op, text, ...incoming) {
    try {
      const args = decode(JSON.parse(text), (index) => incoming[index], false);
      const buffers = [];
      const ok = encode(operations[op](args, incoming), buffers, new Set());
      if (buffers.length > 0) throw cannotSend('bytes from a callback');
      return JSON.stringify({ ok });
    } catch (error) {
      return JSON.stringify({ error: describe(error) });
    }
  };
`;

export const GUEST_SOURCE = `(function (hostCall, takeBuffer, setupText) {
  'use strict';
  const setup = JSON.parse(setupText);
  ${CODEC}${TRACKING}${PROXIES}${GLOBALS}${RECEIVE}
})`;
