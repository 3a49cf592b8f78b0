/**
 * The mail in which a customer is asked: sent by a job, for each question asked by mail. It may be sent twice and then is the
 * same mail with the same link. What the mail server thinks of it is seen in the job's attempts. (CC-2.1, CC-3.3)
 */
import { z } from 'zod';
import { endpoint, id } from '../../../../contract/kit.ts';
import { action } from '../../kernel/action.ts';
import { systemActor } from '../../kernel/access.ts';
import { defineJob, type Dispatch } from '../../kernel/jobs.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import { sendMail, smtpUrl } from '../../kernel/mail.ts';
import { runAction } from '../../kernel/run-action.ts';
import { settingsCache } from '../../kernel/settings.ts';
import { prepareWithKeys, readOrders, refOf } from '../orders/index.ts';
import { orderRef } from '../../../../contract/orders.ts';
import { questionPath } from './ask-question.ts';
import { findQuestion, tokenOf } from './question-store.ts';

export const noteMailed = action(
  endpoint({
    name: 'entry.note-mailed',
    route: 'POST /internal/questions/:questionId/mailing',
    title: { zh: '提问邮件已发出', en: 'The question was mailed' },
    input: z.strictObject({ questionId: id, orderId: id }),
    output: orderRef,
  }),
  {
    clauses: ['CC-2.1'],
    internal: true,
    load: (ctx, inputs) =>
      prepareWithKeys(
        ctx,
        inputs.map((i) => i.orderId),
      ),
    run: (ctx, input, { prepared }) => {
      ctx.patch('questions', input.questionId, { mailed_at: ctx.now });
      ctx.emit({
        name: 'question.mailed',
        v: 1,
        data: { orderId: input.orderId, shopId: prepared.order.record.shop_id, questionId: input.questionId },
      });
      ctx.record(prepared.order.chain, {});
      return refOf(prepared.order);
    },
  },
);

export async function mailQuestion(kernel: Kernel, questionId: string, url = smtpUrl()): Promise<void> {
  const question = await findQuestion(kernel.database, questionId);
  if (question.state !== 'open' || question.mailed_at !== null || question.mail_enc === null) return;
  if (!url) throw new Error('LUYUE_SMTP_URL is not set');
  const [order] = await readOrders(kernel.database, [question.order_id]);
  const key = order && (await kernel.secrets.subjectKeys(kernel.database, [order.key_id])).get(order.key_id);
  if (!order || !key) return;
  const { value: settings } = await kernel.caches.get(settingsCache);
  const company = settings['company.name'];
  await sendMail(url, {
    from: settings['mail.from'] || 'no-reply@localhost',
    to: kernel.secrets.decrypt(key, question.mail_enc),
    subject: `${company}：订单 ${order.number} 有一处要您确认`,
    messageId: `<question-${question.id}@luyue>`,
    text: letter({
      company,
      number: order.number,
      text: kernel.secrets.decrypt(key, question.text_enc),
      link: `${settings['portal.address']}${questionPath(tokenOf(kernel.secrets, question.id))}`,
      phone: settings['company.servicePhone'],
    }),
  });
  await runAction(kernel, noteMailed, { questionId, orderId: order.id }, systemActor('question-mail'));
}

interface Letter {
  company: string;
  number: string;
  text: string;
  link: string;
  phone: string;
}

/** The question first, then how to answer; name and telephone at the end (CC-3.3). */
function letter({ company, number, text, link, phone }: Letter): string {
  return [
    '您好：',
    '',
    `关于订单 ${number}，请您确认：`,
    text,
    '',
    `请打开这个链接答复（七天内有效）：${link}`,
    '也可以直接回复本邮件。',
    '',
    company,
    ...(phone ? [`客服电话 ${phone}`] : []),
  ].join('\n');
}

export const questionMailJob = defineJob('entry.question-mail', (kernel, { data }) =>
  mailQuestion(kernel, String(data['questionId'])),
);

export const questionMailDispatch: Dispatch = {
  event: 'question.asked',
  version: 1,
  job: questionMailJob,
  when: (event) => event.data['way'] === 'mail',
};
