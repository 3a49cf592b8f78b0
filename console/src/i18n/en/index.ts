/** The English words of all features, one chunk. */
import channels from './channels.json';
import check from './check.json';
import entry from './entry.json';
import exceptions from './exceptions.json';
import customers from './customers.json';
import goods from './goods.json';
import frame from './frame.json';
import home from './home.json';
import intake from './intake.json';
import mapping from './mapping.json';
import orders from './orders.json';
import people from './people.json';
import policy from './policy.json';
import portal from './portal.json';
import review from './review.json';
import settings from './settings.json';
import signin from './signin.json';
import special from './special.json';
import tasks from './tasks.json';
import ui from './ui.json';

export const words = {
  ...channels,
  ...check,
  ...entry,
  ...exceptions,
  ...customers,
  ...goods,
  ...frame,
  ...home,
  ...intake,
  ...mapping,
  ...orders,
  ...people,
  ...policy,
  ...portal,
  ...review,
  ...settings,
  ...signin,
  ...special,
  ...tasks,
  ...ui,
};
