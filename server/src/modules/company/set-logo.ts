/** Takes a new logo into use, or takes the present one away; what is not known to be harmless is refused. (OS-8.3) */
import { setLogo as endpoint } from '../../../../contract/company.ts';
import { action } from '../../kernel/action.ts';
import { lockChains } from '../../kernel/chains.ts';
import { newId } from '../../kernel/ids.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { sha256 } from '../../kernel/secrets.ts';
import { settingsChainId, writeSettings } from '../../kernel/settings.ts';
import { logoAddress } from './logo-routes.ts';
import { readLogo } from './logo.ts';

export const setLogo = action(endpoint, {
  clauses: ['OS-8.1'],
  load: async (ctx, inputs) => {
    const chain = (await lockChains(ctx.db, [settingsChainId])).get(settingsChainId);
    return inputs.map(() => chain ?? new Refusal('NOT_FOUND'));
  },
  run(ctx, input, chain) {
    if (input.content === '') {
      writeSettings(ctx.writes, { 'company.logo': '' });
      ctx.record(chain, { body: { logo: null } });
      return { logo: null };
    }
    const logo = readLogo(Buffer.from(input.content, 'base64'));
    if (!logo) throw new Refusal('LOGO_NOT_SAFE', { field: 'content' });
    const id = newId();
    ctx.insert('company_logos', { id, media_type: logo.mediaType, content: logo.content });
    writeSettings(ctx.writes, { 'company.logo': id });
    ctx.record(chain, { body: { logo: id, sha256: sha256(logo.content).toString('hex') } });
    return { logo: logoAddress(id) };
  },
});
