/** The fax and the mail that two orders of the demonstration company came on, as files like those that a clerk uploads. (OS-2.1) */
import type { Actor } from '../../kernel/access.ts';
import type { Stage } from './stage.ts';

const lines = [
  'PURCHASE ORDER  PO-2026-1147',
  'SNX-01   36 pcs',
  'Deliver: see cover sheet, house no. 1?8',
  'Please confirm by phone.',
];

/** A page of four lines, as a fax machine would keep it. */
function fax(): Buffer {
  const text = lines
    .map((line, n) => `BT /F 18 Tf 60 ${700 - n * 40} Td (${line.replaceAll(/[()]/g, '')}) Tj ET`)
    .join('\n');
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Courier >> >> >> >>',
    `<< /Length ${text.length} >>\nstream\n${text}\nendstream`,
  ];
  let body = '%PDF-1.4\n';
  const starts = objects.map((object, n) => {
    const start = body.length;
    body += `${n + 1} 0 obj\n${object}\nendobj\n`;
    return start;
  });
  const table = starts.map((start) => `${String(start).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  const end = `trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF\n`;
  return Buffer.from(`${body}xref\n0 ${size}\n0000000000 65535 f \n${table}${end}`, 'latin1');
}

function mail(): Buffer {
  const head = [
    'From: buyer@example.com',
    'To: order@example.com',
    'Subject: PO',
    'Content-Type: text/plain; charset=utf-8',
  ];
  return Buffer.from(`${head.join('\r\n')}\r\n\r\n您好，再要大号煎锅 12 口，地址照旧，谢谢。\r\n`);
}

const papers = {
  fax: { mediaType: 'application/pdf', bytes: fax },
  mail: { mediaType: 'message/rfc822', bytes: mail },
};

/** The making may be taken up again after it was attached. */
export async function attachPaper(stage: Stage, orderId: string, kind: keyof typeof papers, by: Actor): Promise<void> {
  const { scans } = await stage.ask<{ scans: unknown[] }>('entry.papers', { orderId });
  if (scans.length > 0) return;
  const { kernel } = stage;
  const { mediaType, bytes } = papers[kind];
  const content = bytes();
  async function* once(): AsyncGenerator<Uint8Array> {
    yield await Promise.resolve(content);
  }
  const about = { name: 'scan', mediaType, maxBytes: content.length };
  const { id: scanId } = await kernel.files.put(kernel.database, once(), about);
  await stage.act('entry.keep-scan', { fileId: scanId, mediaType, bytes: content.length }, by);
  await stage.act('entry.attach-scan', { orderId, scanId }, by);
}
