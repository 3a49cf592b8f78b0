/** The frame of every page: the company's name, the other language, the style inside the page, at most one script beside it. */
import { Html, html } from './html.ts';
import type { Language, Say } from './words.ts';

/** Written apart, because a bundler rewrites templates that hold this tag. */
const scriptEnd = new Html('</script>');

export interface Frame {
  language: Language;
  say: Say;
  /** The company's short name. */
  company: string;
  servicePhone: string;
  serviceHours: string;
  style: string;
  /** Address of the page's script; undefined where it was not built. */
  script: string | undefined;
}

export function pageOf(frame: Frame, title: string, main: Html): string {
  const { language, say, company } = frame;
  const other = language === 'en' ? 'zh-CN' : 'en';
  const page = html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<meta name="description" content="${say('description', { company })}">
<title>${title} · ${company}</title>
<link rel="icon" href="/mark.svg" type="image/svg+xml">
<style>`;
  const body = html`</head>
<body>
<header><a class="brand" href="/track">${company}</a><nav><a href="/shop">${say('shop.title')}</a><a href="?lang=${other}" hreflang="${other}" lang="${other}">${other === 'en' ? 'English' : '中文'}</a></nav></header>
<main>${main}</main>
${frame.script ? html`<script src="${frame.script}" defer>${scriptEnd}` : ''}
</body>
</html>`;
  // The style is our own file; its hash stands in the content security policy, so it goes in as it is.
  return `${page.text}${frame.style}</style>${body.text}`;
}

export function contactOf({ say, servicePhone, serviceHours }: Frame): Html {
  if (!servicePhone) return html`<p class="contact">${say('contact.shop')}</p>`;
  const hours = serviceHours ? say('contact.hours', { hours: serviceHours }) : '';
  return html`<p class="contact">
    <a class="button" href="tel:${servicePhone.replace(/[^\d+]/g, '')}"
      >${say('contact.call', { phone: servicePhone })}</a
    >${hours && html`<span>${hours}</span>`}
  </p>`;
}
