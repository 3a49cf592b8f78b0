/** The seller's remark and flag in clear, for the platform that shall have them: no person looks at it here. (CC-2.4) */
import type { Kernel } from '../../kernel/kernel.ts';

export async function remarkOf(kernel: Kernel, orderId: string): Promise<{ remark: string; flag: string } | undefined> {
  const [row] = await kernel.database.query<{ key_id: string; sealed: Buffer | null; flag: string }>(
    `select key_id, seller_remark_enc as sealed, seller_flag as flag from orders where id = $1`,
    [orderId],
  );
  const key = row ? (await kernel.secrets.subjectKeys(kernel.database, [row.key_id])).get(row.key_id) : undefined;
  if (!row || !key) return undefined;
  return { remark: row.sealed ? kernel.secrets.decrypt(key, row.sealed) : '', flag: row.flag };
}
