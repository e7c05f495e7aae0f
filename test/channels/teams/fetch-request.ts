/**
 * What botframework-directlinejs needs of a browser's XMLHttpRequest, over fetch: enough for JSON requests without
 * progress or cancelling midway.
 */
export class FetchRequest {
  readyState = 0;
  status = 0;
  responseType = '';
  response: unknown = null;
  responseText = '';
  timeout = 0;
  withCredentials = false;
  onreadystatechange: (() => void) | undefined;
  ontimeout: ((event: unknown) => void) | undefined;
  onerror: ((event: unknown) => void) | undefined;
  private method = 'GET';
  private url = '';
  private readonly headers = new Headers();
  private readonly ending = new AbortController();

  open(method: string, url: string): void {
    this.method = method;
    this.url = url;
    this.readyState = 1;
  }

  setRequestHeader(name: string, value: string): void {
    this.headers.set(name, value);
  }

  send(body?: string): void {
    const { method, headers, ending } = this;
    void fetch(this.url, { method, headers, signal: ending.signal, ...(body ? { body } : {}) })
      .then(async (response) => {
        this.status = response.status;
        this.responseText = await response.text();
        this.response = this.responseType === 'json' ? parsed(this.responseText) : this.responseText;
      })
      // A status of 0 is what a browser shows of a failed connection.
      .catch(() => undefined)
      .finally(() => {
        this.readyState = 4;
        this.onreadystatechange?.();
      });
  }

  abort(): void {
    this.ending.abort();
  }

  getAllResponseHeaders(): string {
    return '';
  }

  getResponseHeader(): null {
    return null;
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
