/** POST /api/products/files: a list of goods as multipart/form-data; with `?check=true` it only says what would change. (OS-2.2) */
import type { AddRoutes } from '../../../kernel/routes.ts';
import { putProduct } from '../../catalog/index.ts';
import { mustHold, withOneFile } from '../one-file.ts';
import { takeProductFile } from './take-product-file.ts';

export const productRoutes: AddRoutes = (app, kernel, who) => {
  app.post<{ Querystring: { check?: string } }>('/api/products/files', async (request, reply) => {
    const actor = await mustHold(kernel, await who(request), putProduct.name);
    const check = request.query.check === 'true';
    const result = await withOneFile(kernel, request, (open) => takeProductFile(open, { kernel, actor, check }));
    return reply.header('cache-control', 'no-store').send(result);
  });
};
