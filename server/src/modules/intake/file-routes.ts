/** What OpenAPI says of the routes of intake that carry files: what is sent as multipart, and what comes back. (OS-2.1) */
import { z } from 'zod';
import { fileLook } from '../../../../contract/import-mappings.ts';
import { importStates } from '../../../../contract/intake.ts';
import { id } from '../../../../contract/kit.ts';
import { productFileResult } from '../../../../contract/product-file.ts';

const json = (output: z.ZodType, description = 'done') => ({
  200: {
    description,
    content: { 'application/json': { schema: z.toJSONSchema(output, { unrepresentable: 'any', io: 'output' }) } },
  },
});
const file = { type: 'string', contentMediaType: 'application/octet-stream' };
const form = (properties: object, required: string[]) => ({
  required: true,
  content: { 'multipart/form-data': { schema: { type: 'object', properties, required } } },
});

export const intakeFileRoutes = {
  '/api/imports': {
    post: {
      operationId: 'intake.upload',
      summary: 'Import order files',
      description:
        '导入订单文件 · One or two parts named `file` (CSV or XLSX; an order list, with its detail list where it has one), and `shopId` where the file does not tell its shop. Right: intake.upload. OS-2.1, PD-3.2',
      requestBody: form(
        {
          file: { type: 'array', items: file, minItems: 1, maxItems: 2 },
          shopId: { type: 'string', format: 'uuid' },
        },
        ['file'],
      ),
      responses: json(z.object({ id, state: z.enum(importStates) }), 'the import has begun, or asks for its shop'),
    },
  },
  '/api/imports/looks': {
    post: {
      operationId: 'intake.look',
      summary: 'Look at the first rows of a file',
      description:
        '看文件的前几行 · Header, rows and guesses for a column mapping; nothing is kept. Right: intake.save-mapping. OS-2.1',
      requestBody: form({ file }, ['file']),
      responses: json(fileLook),
    },
  },
  '/api/products/files': {
    post: {
      operationId: 'catalog.import',
      summary: 'Import a list of goods',
      description:
        '导入商品 · One part named `file` (CSV or XLSX), one row per SKU in the columns of an export. Every fault of every row is told; products without one are added or changed, the same file again changes nothing. Right: catalog.put-product. OS-2.2, PD-3.2',
      parameters: [
        {
          name: 'check',
          in: 'query',
          required: false,
          description: 'only say what would change',
          schema: { type: 'boolean', default: false },
        },
      ],
      requestBody: form({ file }, ['file']),
      responses: json(productFileResult),
    },
  },
  '/api/imports/{importId}/errors.csv': {
    get: {
      operationId: 'intake.errors',
      summary: 'The faults of an import as CSV',
      description:
        '错误清单 · UTF-8 with a byte order mark; no cell is a formula; personal values are masked. Right: intake.issues. PD-3.2',
      parameters: [
        { name: 'importId', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } },
        { name: 'lang', in: 'query', required: false, schema: { type: 'string', enum: ['zh', 'en'], default: 'zh' } },
      ],
      responses: { 200: { description: 'done', content: { 'text/csv': { schema: { type: 'string' } } } } },
    },
  },
} as const;
