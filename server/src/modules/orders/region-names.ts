/**
 * How a region is called: its full name and the short form that people and platforms write (浙江 for 浙江省, 恩施 for
 * 恩施土家族苗族自治州). Names are compared by these forms, codes are GB/T 2260.
 */

const peoples =
  '蒙古族|回族|藏族|维吾尔|苗族|彝族|壮族|布依族|朝鲜族|满族|侗族|瑶族|白族|土家族|哈尼族|哈萨克|傣族|黎族|傈僳族|佤族|畲族|' +
  '拉祜族|水族|东乡族|纳西族|景颇族|柯尔克孜|土族|达斡尔族|仫佬族|羌族|布朗族|撒拉族|毛南族|仡佬族|锡伯族|塔吉克|怒族|' +
  '普米族|裕固族|保安族|独龙族|鄂温克族|各族|(?<!内)蒙古|回';

const ending = new RegExp(
  `(?:(?:${peoples})*(?:自治区|自治州|自治县|自治旗)|特别行政区|地区|林区|新区|省|市|盟|州|县|区|旗)$`,
);

/** A short form keeps at least two characters: 东区 stays 东区. */
export function shortName(name: string): string {
  const short = name.replace(ending, '');
  return short.length >= 2 ? short : name;
}

/** What stands in the column "city" where there is none: 市辖区, 县, 省直辖县级行政单位. */
export function isPlaceholder(city: string): boolean {
  return city === '' || city === '市辖区' || city === '县' || city.includes('直辖');
}
