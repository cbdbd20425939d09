import type { LanguageThemes } from "./dictionary.ts";

export const ENGLISH: LanguageThemes = {
  price:
    "price*,pricing,pricey,cost,costs,costly,tariff*,fee,fees,!expensive,!cheap*,!overpriced,value for money,discount*,price increase,!affordable",
  billing: "bill,bills,billed,billing,invoice*,charge,charged,charges,overcharged,refund*,payment*,direct debit,paid twice",
  waiting: "wait*,queue*,on hold,delay*,!slow,!slowly,!late,took ages,hours,!quick*,!fast,!prompt*,speed",
  staff:
    "staff,agent,agents,advisor*,adviser*,employee*,engineer*,technician*,team,representative*,!rude,!friendly,!polite,!helpful,!kind,!unhelpful,!professional,!competent",
  followUp:
    "call back,called back,callback,call again,called again,second call,third call,no reply,no answer,nobody,no one,promise*,follow up,followed up,keep having to,chase*,again and again",
  quality:
    "quality,!poor,!defect*,!broken,!faulty,!damaged,works well,does not work,doesn't work,!reliable,!unreliable,!stable,!tidy,!clean",
  connection:
    "outage*,connection*,internet,network,signal,coverage,line,drops,dropped,disconnect*,downtime,down again,no service,broadband,wifi",
  delivery:
    "deliver*,install*,shipping,shipped,shipment,parcel,package,arrived,arrive,courier,appointment*,turn up,turned up,no show,on time",
  digital:
    "app,apps,website,web site,site,portal,online,login,log in,password,account page,screen,click*,!user friendly,menu,crash*,bug,bugs",
  information:
    "information,explain*,explanation*,communicat*,!unclear,!clear,!confusing,!misleading,informed,letter,email,emails,notice,transparent",
  contract: "contract*,cancel*,terminat*,renew*,subscription*,switch*,upgrade*,small print,conditions,commitment",
  support:
    "support,helpdesk,help desk,hotline,customer service,customer care,call centre,call center,complain*,repair*,fix,fixed,resolved,solved,solution*,problem*,issue*",
};
