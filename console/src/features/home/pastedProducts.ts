/** Products as they are pasted from a spreadsheet: code, name and price, one per line, parted by tabs or commas. */
export interface PastedProduct {
  code: string;
  name: string;
  price: string;
}

export interface Pasted {
  products: PastedProduct[];
  /** Lines that cannot be read, counted from one. */
  wrong: number[];
}

const partsOf = (line: string) => line.split(/\t|,|，/).map((part) => part.trim());

/** A head line without any figure is passed over. */
export function readPasted(text: string): Pasted {
  const lines = text.split(/\r?\n/).map(partsOf);
  const pasted: Pasted = { products: [], wrong: [] };
  lines.forEach(([code = '', name = '', price = ''], n) => {
    if (code === '' || (n === 0 && !/\d/.test(price))) return;
    if (name !== '' && /^\d{1,12}(\.\d{1,6})?$/.test(price)) pasted.products.push({ code, name, price });
    else pasted.wrong.push(n + 1);
  });
  return pasted;
}

/** What is left to do after a product went in. */
export function withoutCode(text: string, code: string): string {
  return text
    .split(/\r?\n/)
    .filter((line) => partsOf(line)[0] !== code)
    .join('\n');
}
