// What a cell says | 单元里的文字
import { type Filled, inLanguage, type Language, type Text, table, text } from 'last-ack';

// In English. What it is in Chinese stands beside the chapter, in zh.words.json: "gone after, s": "多久后消失，秒".
const head: Text = 'gone after, s';
table('How long an orphan lives', ['RTT, ms', head], [[20, 3.7]]).columns[1]; // → 'gone after, s'

// With values in it, it is translated by its pattern: "{1} FINs in {2} s": "{2} 秒里 {1} 个 FIN".
const sent = (fins: number, s: number): Filled => text`${fins} FINs in ${s} s`;
sent(5, 3.7).pattern; // → '{1} FINs in {2} s'
inLanguage(sent(5, 3.7), 'en'); // → '5 FINs in 3.7 s'

// Without a translation it is said in English.
const languages: Language[] = ['en', 'zh'];
languages.map((language) => inLanguage(head, language)); // → ['gone after, s', 'gone after, s']
