/** The file that nobody knew, carried from the imports page to the mapping page; a file cannot stand in an address. */
let kept: File | undefined;

export function keepFile(file: File | undefined): void {
  kept = file;
}

export function keptFile(): File | undefined {
  return kept;
}
