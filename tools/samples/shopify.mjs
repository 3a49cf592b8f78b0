// The Shopify sample: dollars, times with -0500, postcodes after an apostrophe, further lines that only repeat the Name.
import { good, makeMoments } from './world.mjs';

export const shopifyHeader = (
  'Name,Email,Financial Status,Paid at,Fulfillment Status,Fulfilled at,Accepts Marketing,Currency,Subtotal,Shipping,Taxes,Total,Discount Code,Discount Amount,' +
  'Shipping Method,Created at,Lineitem quantity,Lineitem name,Lineitem price,Lineitem compare at price,Lineitem sku,Lineitem requires shipping,Lineitem taxable,' +
  'Lineitem fulfillment status,Billing Name,Shipping Name,Shipping Street,Shipping Address1,Shipping City,Shipping Zip,Shipping Province,Shipping Country,Shipping Phone,' +
  'Notes,Cancelled at,Payment Method,Refunded Amount,Id,Tags,Source,Lineitem discount'
).split(',');

/** In New York, by a fixed offset. */
const written = (at) => `${new Date(at.getTime() - 13 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ')} -0500`;
const dollars = (cents) => (cents / 100).toFixed(2);
const price = (code) => Math.round(good(code).fen / 7 / 100) * 100 + 99;
const cities = [['Austin', 'TX', '73301'], ['Boston', 'MA', '02108'], ['Seattle', 'WA', '98101'], ['Newark', 'NJ', '07101']];

function order(index, { items, financial = 'paid', fulfilment = 'unfulfilled', moment, hours = 6 + index, discount = 0, shipping = 599, tax = 0, ...more }) {
  const [city, state, zip] = cities[index % cities.length];
  const goods = items.reduce((sum, [code, count]) => sum + price(code) * count, 0);
  const isPaid = !['pending', 'voided'].includes(financial);
  const first = {
    Name: `#${1000 + index}`,
    Email: `sample${index}@example.com`,
    'Financial Status': financial,
    'Paid at': isPaid ? written(moment(hours - 0.01)) : '',
    'Fulfillment Status': fulfilment,
    'Fulfilled at': fulfilment === 'fulfilled' ? written(moment(hours - 20)) : '',
    'Accepts Marketing': 'no',
    Currency: 'USD',
    Subtotal: dollars(goods - discount),
    Shipping: dollars(shipping),
    Taxes: dollars(tax),
    Total: dollars(goods - discount + shipping + tax),
    'Discount Code': discount ? 'WELCOME5' : '',
    'Discount Amount': dollars(discount),
    'Shipping Method': 'Standard',
    'Created at': written(moment(hours)),
    'Billing Name': 'Sample Person',
    'Shipping Name': `Sample Person ${index}`,
    'Shipping Street': `${index} Sample Street`,
    'Shipping City': city,
    'Shipping Zip': `'${zip}`,
    'Shipping Province': state,
    'Shipping Country': 'US',
    'Shipping Phone': `+1 202-555-01${String(index).padStart(2, '0')}`,
    'Payment Method': 'Shopify Payments',
    'Refunded Amount': '0.00',
    Id: `60${String(index).padStart(11, '0')}`,
    Source: 'web',
  };
  return items.map(([code, count], at) => ({
    Name: first.Name,
    Email: first.Email,
    ...(at === 0 ? { ...first, ...more } : {}),
    'Created at': first['Created at'],
    'Lineitem quantity': String(count),
    'Lineitem name': `${code} sample`,
    'Lineitem price': dollars(price(code)),
    'Lineitem sku': code,
    'Lineitem requires shipping': 'true',
    'Lineitem taxable': 'true',
    'Lineitem fulfillment status': fulfilment === 'fulfilled' ? 'fulfilled' : 'pending',
    'Lineitem discount': '0.00',
  }));
}

export function shopifySample(date) {
  const moment = makeMoments(date);
  const make = (index, more) => order(index, { items: [['BWB500-WH', 1]], moment, ...more });
  return [
    make(1, {}),
    make(2, { items: [['XGB-PK', 2], ['MFG-01', 1], ['MJ-GR', 3]] }),
    make(3, { fulfilment: 'fulfilled', hours: 40 }),
    make(4, { financial: 'pending', hours: 2 }),
    make(5, { discount: 500, tax: 212 }),
    make(6, { financial: 'refunded', 'Cancelled at': written(moment(3)), 'Refunded Amount': '17.98' }),
    make(7, { Notes: 'Please leave at the door, "ring twice"', tax: 88 }),
    make(8, { items: [['DSH-BK', 1], ['BS-01', 1]], financial: 'partially_refunded' }),
  ].flat();
}
