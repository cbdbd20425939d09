/** Just enough of Thrift's compact protocol to write the metadata of a Parquet file. */
export class ThriftCompact {
  readonly #bytes: number[] = [];
  readonly #fields: number[] = [];
  #last = 0;

  struct(body: () => void): this {
    this.#fields.push(this.#last);
    this.#last = 0;
    body();
    this.#bytes.push(0);
    this.#last = this.#fields.pop() ?? 0;
    return this;
  }

  i32(id: number, value: number): this {
    this.#field(id, 5);
    return this.#zigzag(value);
  }

  i64(id: number, value: number): this {
    this.#field(id, 6);
    return this.#zigzag(value);
  }

  text(id: number, value: string): this {
    this.#field(id, 8);
    return this.#string(value);
  }

  bool(id: number, value: boolean): this {
    return this.#field(id, value ? 1 : 2);
  }

  inner(id: number, body: () => void): this {
    this.#field(id, 12);
    return this.struct(body);
  }

  structs<T>(id: number, items: readonly T[], body: (item: T) => void): this {
    this.#list(id, 12, items.length);
    for (const item of items) this.struct(() => body(item));
    return this;
  }

  i32s(id: number, items: readonly number[]): this {
    this.#list(id, 5, items.length);
    for (const item of items) this.#zigzag(item);
    return this;
  }

  texts(id: number, items: readonly string[]): this {
    this.#list(id, 8, items.length);
    for (const item of items) this.#string(item);
    return this;
  }

  bytes(): Buffer {
    return Buffer.from(this.#bytes);
  }

  #field(id: number, type: number): this {
    const delta = id - this.#last;
    if (delta > 0 && delta < 16) this.#bytes.push((delta << 4) | type);
    else {
      this.#bytes.push(type);
      this.#zigzag(id);
    }
    this.#last = id;
    return this;
  }

  #list(id: number, type: number, length: number): void {
    this.#field(id, 9);
    if (length < 15) this.#bytes.push((length << 4) | type);
    else {
      this.#bytes.push(0xf0 | type);
      this.#varint(length);
    }
  }

  #string(value: string): this {
    const encoded = Buffer.from(value, "utf8");
    this.#varint(encoded.length);
    for (const byte of encoded) this.#bytes.push(byte);
    return this;
  }

  /** All values written here are zero or positive, so the zigzag form is twice the value. */
  #zigzag(value: number): this {
    return this.#varint(value * 2);
  }

  #varint(value: number): this {
    let rest = value;
    while (rest >= 128) {
      this.#bytes.push((rest % 128) | 128);
      rest = Math.floor(rest / 128);
    }
    this.#bytes.push(rest);
    return this;
  }
}
