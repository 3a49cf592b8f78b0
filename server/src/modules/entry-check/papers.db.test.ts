/** What leaves and enters the house with an order: the mail that asks a customer, and the scan of a fax. */
import { SMTPServer } from 'smtp-server';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openHttpWorld, type HttpWorld } from '../../../test/http.ts';
import { openDesk, type Desk, type OrderRef } from '../../../test/order-desk.ts';
import { openQuestionFor } from './index.ts';
import { mailQuestion } from './question-mail.ts';

let world: HttpWorld;
let desk: Desk;
beforeAll(async () => {
  world = await openHttpWorld();
  world.clock.advance(3_600_000);
  desk = openDesk(world);
});
afterAll(() => world.close());

const enter = () => world.act<OrderRef>('entry.enter', desk.newOrder({ channel: 'email' }), world.people.clerk);

interface Mailbox {
  url: string;
  mails: { to: string[]; text: string }[];
  close(): Promise<void>;
}

async function openMailbox(refuse = false): Promise<Mailbox> {
  const mails: Mailbox['mails'] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, session, done) {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        if (refuse) return done(Object.assign(new Error('mailbox full of someone@example.com'), { responseCode: 552 }));
        mails.push({
          to: session.envelope.rcptTo.map((one) => one.address),
          text: Buffer.concat(parts).toString('utf8'),
        });
        return done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** The body of a mail as a reader sees it: base64 or quoted-printable undone. */
function bodyOf(mail: string): string {
  const [head = '', body = ''] = mail.split(/\r\n\r\n(.*)/s);
  if (/base64/i.test(head)) return Buffer.from(body, 'base64').toString('utf8');
  const bytes = body
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}

describe('a question by mail', () => {
  const ask = async () => {
    const { id } = await enter();
    return world.act<{ questionId: string; link: string | null }>(
      'entry.ask',
      {
        orderId: id,
        field: 'line.1',
        recipient: 'customer',
        way: 'mail',
        text: '白色还是绿色？',
        mail: 'buyer@example.com',
      },
      world.people.clerk,
    );
  };

  test('goes to the customer with the link, once, and is noted on the order [CC-2.1]', async () => {
    const mailbox = await openMailbox();
    const { questionId, link } = await ask();
    expect(link).toBeNull();
    await mailQuestion(world.kernel, questionId, mailbox.url);
    await mailQuestion(world.kernel, questionId, mailbox.url);
    await mailbox.close();
    expect(mailbox.mails.map((mail) => mail.to)).toEqual([['buyer@example.com']]);
    const body = bodyOf(mailbox.mails[0]?.text ?? '');
    expect(body).toContain('白色还是绿色？');
    const token = /\/q\/([\w-]+)/.exec(body)?.[1] ?? '';
    expect(await openQuestionFor(world.kernel, token, world.clock)).toMatchObject({ questionId });
    const [row] = await world.kernel.database.query<{ mailed: boolean; mail_enc: Buffer }>(
      `select mailed_at is not null as mailed, mail_enc from questions where id = $1`,
      [questionId],
    );
    expect(row?.mailed).toBe(true);
    expect(row?.mail_enc.toString('latin1')).not.toContain('buyer');
  });

  test('that the server refuses is tried again, and the failure names no address', async () => {
    const mailbox = await openMailbox(true);
    const { questionId } = await ask();
    const failed = mailQuestion(world.kernel, questionId, mailbox.url);
    await expect(failed).rejects.toThrow('the mail server refused: 552');
    await mailbox.close();
    await expect(mailQuestion(world.kernel, questionId, undefined)).rejects.toThrow('LUYUE_SMTP_URL');
  });
});

async function addDrawnKind(): Promise<void> {
  const title = { zh: '按图定制', en: 'Made to a drawing' };
  const details = [{ key: 'drawing', title: { zh: '图样', en: 'Drawing' }, type: 'file', required: true }];
  const kind = { kind: 'drawn', title, details, tell: ['production'], acknowledgeHours: 4 };
  await world.act('policy.add-special-kind', kind, world.people.admin);
  world.clock.advance(2000);
  await world.kernel.caches.refresh();
}

describe('a scan', () => {
  const png = Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), Buffer.from('传真')]);

  async function upload(content: Buffer, account = 'clerk') {
    const edge = 'edge-of-a-part';
    const payload = Buffer.concat([
      Buffer.from(
        `--${edge}\r\ncontent-disposition: form-data; name="file"; filename="李小满.png"\r\ncontent-type: image/png\r\n\r\n`,
      ),
      content,
      Buffer.from(`\r\n--${edge}--\r\n`),
    ]);
    const answer = await world.app.inject({
      method: 'POST',
      url: '/api/entry/scans',
      headers: { host: 'luyue.test', 'content-type': `multipart/form-data; boundary=${edge}` },
      cookies: { luyue_session: await world.signIn(account) },
      payload,
    });
    return { status: answer.statusCode, body: answer.json<{ id: string; code: string; mediaType: string }>() };
  }

  test('is attached to the order that it belongs to, and looked at with a right and a log [OS-2.1]', async () => {
    const { body: scan } = await upload(png);
    expect(scan.mediaType).toBe('image/png');
    const input = desk.newOrder({ channel: 'fax', scanIds: [scan.id] });
    const { id } = await world.act<OrderRef>('entry.enter', input, world.people.clerk);
    const look = async (account: string) =>
      world.app.inject({
        method: 'GET',
        url: `/api/entry/scans/${scan.id}`,
        headers: { host: 'luyue.test' },
        cookies: { luyue_session: await world.signIn(account) },
      });
    const seen = await look('checker');
    expect(seen.rawPayload.equals(png)).toBe(true);
    expect(seen.headers).toMatchObject({ 'content-type': 'image/png', 'x-content-type-options': 'nosniff' });
    expect((await look('warehouse')).statusCode).toBe(403);
    const looks = await world.kernel.database.query(
      `select actor from access_log where subject_id = $1 and action = 'entry.open-scan'`,
      [id],
    );
    expect(looks).toEqual([{ actor: `staff:${world.people.checker.id}` }]);
    const { items } = await world.ask<{ items: { action: string; files: object[] }[] }>(
      'orders.timeline',
      { orderId: id },
      world.people.checker,
    );
    expect(items.find((one) => one.action === 'entry.enter')?.files).toEqual([{ kind: 'paper', id: scan.id }]);
    const other = desk.newOrder({ channel: 'fax', scanIds: [scan.id], freight: 100 });
    await expect(world.act('entry.enter', other, world.people.clerk)).rejects.toMatchObject({ code: 'SCAN_TAKEN' });
  });

  test('is the drawing that a kind of special order asks for, and of this order alone [OS-2.3] [OS-2.1]', async () => {
    await addDrawnKind();
    const { body: scan } = await upload(png);
    const enter = (details: object, scanIds: string[]) =>
      world.act<OrderRef>('entry.enter', desk.newOrder({ flags: ['drawn'], details, scanIds }), world.people.clerk);
    const field = 'details.drawn.drawing';
    await expect(enter({}, [scan.id])).rejects.toMatchObject({ code: 'DETAIL_MISSING', detail: { field } });
    const drawn = { drawn: { drawing: scan.id } };
    const stranger = { code: 'DETAIL_MALFORMED', detail: { field } };
    await expect(enter(drawn, [])).rejects.toMatchObject(stranger);
    const throughApi = desk.newOrder({ flags: ['drawn'], details: drawn });
    await expect(world.act('orders.create', throughApi, world.people.clerk)).rejects.toMatchObject(stranger);
    const { id } = await enter(drawn, [scan.id]);
    const correct = async (drawing: string) =>
      world.act(
        'orders.correct',
        { orderId: id, reason: '换图', details: { drawn: { drawing } } },
        world.people.checker,
        {
          ifMatch: (await desk.see(id)).rev,
        },
      );
    const { body: other } = await upload(png);
    await expect(correct(other.id)).rejects.toMatchObject(stranger);
    await world.act('entry.attach-scan', { orderId: id, scanId: other.id }, world.people.clerk);
    await correct(other.id);
    await correct(scan.id);
    expect((await desk.see(id)).special[0]?.details).toMatchObject([
      { type: 'file', value: scan.id, shown: { zh: '见附件' } },
    ]);
  });

  test('is known by its bytes, and what is none is refused and not kept', async () => {
    const { status, body } = await upload(Buffer.from('MZ\u0000\u0001 not a scan'));
    expect([status, body.code]).toEqual([422, 'SCAN_KIND_UNKNOWN']);
    expect((await upload(Buffer.from('From: a@example.com\r\nSubject: order\r\n\r\nhello'))).body.mediaType).toBe(
      'message/rfc822',
    );
    const left = await world.kernel.database.query(
      `select 1 from files f where destroyed_at is null and not exists (select 1 from entry_scans s where s.id = f.id)`,
    );
    expect(left).toEqual([]);
  });

  test('of somebody else is not attached by another person', async () => {
    const { body } = await upload(png, 'admin');
    const input = desk.newOrder({ channel: 'fax', scanIds: [body.id], freight: 200 });
    await expect(world.act('entry.enter', input, world.people.clerk)).rejects.toMatchObject({ code: 'SCAN_TAKEN' });
  });
});
