/** Sends the company's logo to everybody, also before sign-in; its address changes with it, so it may be kept for ever. */
import type { AddRoutes } from '../../kernel/routes.ts';
import { Refusal } from '../../kernel/refusal.ts';

export const logoAddress = (id: string): string => `/api/company/logo/${id}`;

/** How the company looks, for the console before and after sign-in. */
export function lookOf(settings: { 'company.logo': string; 'company.colour': string }) {
  const { 'company.logo': logo, 'company.colour': colour } = settings;
  return { logo: logo === '' ? null : logoAddress(logo), colour: colour === '' ? null : colour };
}

export const logoRoutes: AddRoutes = (app, kernel) => {
  app.get<{ Params: { logoId: string } }>(logoAddress(':logoId'), async (request, reply) => {
    const { logoId } = request.params;
    if (!/^[0-9a-f-]{36}$/.test(logoId)) throw new Refusal('NOT_FOUND');
    const [logo] = await kernel.database.query<{ mediaType: string; content: Buffer }>(
      `select media_type as "mediaType", content from company_logos where id = $1`,
      [logoId],
    );
    if (!logo) throw new Refusal('NOT_FOUND');
    void reply
      .header('cache-control', 'public, max-age=31536000, immutable')
      .header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; sandbox")
      .type(logo.mediaType);
    return reply.send(logo.content);
  });
};
