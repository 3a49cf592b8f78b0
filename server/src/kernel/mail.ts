/**
 * Sends a mail through the company's own server: LUYUE_SMTP_URL (smtp://user:password@host:port or smtps://), because a
 * password belongs into the environment and not into a table. Who it comes from is a setting. (CC-3.3)
 */
import { createTransport } from 'nodemailer';

export interface Mail {
  from: string;
  to: string;
  subject: string;
  text: string;
  /** The same mail sent twice bears one id, so that a reader's program shows it once. */
  messageId: string;
}

export function smtpUrl(env: NodeJS.ProcessEnv = process.env): string | undefined {
  return env['LUYUE_SMTP_URL'] || undefined;
}

/** The mail server's own words may name the address, so only its code is kept. */
export async function sendMail(url: string, mail: Mail): Promise<void> {
  const transport = createTransport({ url, connectionTimeout: 10_000, socketTimeout: 20_000 });
  try {
    await transport.sendMail(mail);
  } catch (error) {
    const { code, responseCode } = error as { code?: unknown; responseCode?: unknown };
    throw new Error(`the mail server refused: ${String(responseCode ?? code ?? 'no answer')}`);
  } finally {
    transport.close();
  }
}
