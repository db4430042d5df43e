/** WebDriver BiDi over a WebSocket: commands with ids, and their answers. */

interface Answer {
  readonly id?: number | null;
  readonly type: 'success' | 'error' | 'event';
  readonly result?: unknown;
  readonly error?: string;
  readonly message?: string;
}

export class BidiConnection {
  readonly #waiting = new Map<number, (answer: Answer) => void>();
  #lastId = 0;

  private constructor(readonly socket: WebSocket) {
    socket.onmessage = ({ data }) => {
      const answer = JSON.parse(String(data)) as Answer;
      this.#waiting.get(answer.id ?? 0)?.(answer);
    };
    socket.onclose = () => {
      const answer: Answer = { type: 'error', message: 'the browser closed the connection' };
      this.#waiting.forEach((settle) => settle(answer));
    };
  }

  static open(address: string): Promise<BidiConnection> {
    return new Promise((resolve, reject) => {
      const socket = new WebSocket(address);
      socket.onopen = () => resolve(new BidiConnection(socket));
      socket.onerror = () => reject(new Error(`No connection to ${address}`));
    });
  }

  async send<Result>(method: string, params: object): Promise<Result> {
    const id = ++this.#lastId;
    const answer = await new Promise<Answer>((resolve) => {
      this.#waiting.set(id, resolve);
      this.socket.send(JSON.stringify({ id, method, params }));
    });
    this.#waiting.delete(id);
    if (answer.type === 'error') throw new Error(`${method}: ${answer.error} ${answer.message}`);
    return answer.result as Result;
  }
}
