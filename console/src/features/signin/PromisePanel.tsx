/** The left side of sign-in: what the product promises, and clocks that run, one of them close to its time. */
import { useTranslation } from 'react-i18next';

const clocks = [271, 463, 349, 522, 197, 403];
const near = 500;

export function PromisePanel() {
  const { t } = useTranslation();
  return (
    <section className="si-left">
      <p className="brand">
        <svg viewBox="0 0 28 28" aria-hidden="true">
          <rect width="28" height="28" rx="7" fill="#7ccad3" />
          <path
            d="M8 7.2h4.2v13.6H8M15.8 12.4l2.6 2.6 4-5.4"
            fill="none"
            stroke="#0a2b32"
            strokeWidth="2.3"
            strokeLinecap="round"
            strokeLinejoin="round"
          />
        </svg>
        {t('frame.name')}
      </p>
      <h1>{t('signin.promise')}</h1>
      <p className="how">{t('signin.how')}</p>
      <svg className="clocks" width="620" height="330" viewBox="0 0 620 330" fill="none" aria-hidden="true">
        <path stroke="#1c4a53" d="M64 60V300M214 60V300M374 60V300M494 60V300" />
        {clocks.map((at, row) => {
          const y = 84 + row * 38;
          const colour = at > near ? '#e0b25c' : '#7ccad3';
          return (
            <g key={at} strokeLinecap="round">
              <path d={`M64 ${y}H556`} stroke="#163a42" strokeWidth="6" />
              <path d={`M64 ${y}H${at}`} stroke={colour} strokeOpacity=".85" strokeWidth="6" />
              <circle cx={at} cy={y} r="6.5" fill="#0a2b32" stroke={colour} strokeWidth="2.5" />
            </g>
          );
        })}
      </svg>
    </section>
  );
}
