// Who has the events that are here ahead of their turn: this process, or still the environment, which may give them to others. Their
// numbers lie in a pipe that both read, and who takes one out has it.
import { readSync } from 'node:fs';

export class Claims {
  #pipe = Number(process.env._FRACTUS_CLAIM_FD);
  #number = Buffer.alloc(1);
  #taken = 0; // the number of an event that is still on its way

  constructor() {
    delete process.env._FRACTUS_CLAIM_FD;
  }

  /** Takes the event of this number; false where it was taken back. */
  take(number) {
    if (this.#taken !== number) {
      this.#taken = this.#read();
    }

    if (this.#taken !== number) {
      return false;
    }

    this.#taken = 0;
    return true;
  }

  /** 0 where nothing lies in the pipe. */
  #read() {
    try {
      return readSync(this.#pipe, this.#number) === 1 ? this.#number[0] : 0;
    } catch (error) {
      if (error.code !== 'EAGAIN') {
        throw error;
      }

      return 0;
    }
  }
}
